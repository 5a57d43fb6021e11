import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const program = new URL('browser/standalone.js', import.meta.resolve('@scalar/api-reference'));

/** Scalar's program for browsers, compressed. Bundles have the same bytes instead of this module (lib/bundles.ts). */
export default gzipSync(readFileSync(program));
