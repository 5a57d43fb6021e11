import { randomBytes } from 'node:crypto';

const SEQUENCER_BYTES = 8;
const RANDOM_BYTES = 16;

/**
 * A new version id: random, 32 characters of base64url. It contains the sequencer, masked by the random bytes, so that
 * a listing can continue after a removed version.
 */
export function newVersionId(sequencer: string): string {
  const random = randomBytes(RANDOM_BYTES);
  return Buffer.concat([random, combine(Buffer.from(sequencer, 'hex'), random)]).toString('base64url');
}

/** The sequencer in a version id: 16 hexadecimal digits. Undefined if it is no version id. */
export function sequencerOf(versionId: string): string | undefined {
  const bytes = Buffer.from(versionId, 'base64url');
  if (bytes.length !== RANDOM_BYTES + SEQUENCER_BYTES || bytes.toString('base64url') !== versionId)
    return undefined;
  return combine(bytes.subarray(RANDOM_BYTES), bytes).toString('hex');
}

function combine(sequencer: Buffer, random: Buffer): Buffer {
  return Buffer.from(sequencer.map((byte, index) => byte ^ (random[index] ?? 0)));
}
