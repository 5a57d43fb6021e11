import { randomUUID } from 'node:crypto';

/** The first bytes of files of each type. */
const beginnings = {
  'audio/mpeg': Buffer.from('fffb9064', 'hex'),
  'application/pdf': Buffer.from('%PDF-1.4\n'),
  'image/gif': Buffer.from('GIF89a'),
  'image/jpeg': Buffer.from('ffd8ffe000104a464946', 'hex'),
  'image/png': Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082',
    'hex',
  ),
  'video/mpeg': Buffer.from('000001ba21', 'hex'),
  'video/mp4': Buffer.from('\0\0\0\x18ftypisom\0\0\0\x01isommp42'),
  'video/quicktime': Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  '),
};

/** The types that version 1 of the Media Upload API lists. */
export type MediaType = keyof typeof beginnings;

export const mediaTypes = Object.keys(beginnings).filter((type): type is MediaType => type in beginnings);

/** A file of this type that was never uploaded before. */
export const newFile = (type: MediaType) => Buffer.concat([beginnings[type], Buffer.from(randomUUID())]);
