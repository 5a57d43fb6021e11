import { File, FileMusic, FileText, FileVideoCamera, Image } from 'lucide-preact';
import type { Resource } from '../api.ts';

export type Kind = 'image' | 'video' | 'audio' | 'pdf' | 'text' | 'other';

/** How a file is shown, by its media type. The service delivers SVG and other XML as attachments. */
export function kindOf({ mime_type: type }: Pick<Resource, 'mime_type'>): Kind {
  if (type === 'application/pdf') return 'pdf';
  if (type === 'text/plain' || type === 'text/markdown') return 'text';
  if (type.endsWith('+xml')) return 'other';
  const [main] = type.split('/');
  return main === 'image' || main === 'video' || main === 'audio' ? main : 'other';
}

export const kindIcons: Readonly<Record<Kind, typeof File>> = {
  image: Image,
  video: FileVideoCamera,
  audio: FileMusic,
  pdf: FileText,
  text: FileText,
  other: File,
};

/** A file's address, which needs no credentials. */
export function linkTo({ id }: Pick<Resource, 'id'>): string {
  return `${location.origin}/v1/resources/${id}`;
}
