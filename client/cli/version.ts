import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The version of this package. */
export function version(): string {
  const manifest = findPackageJSON(import.meta.url);
  return manifest === undefined ? '' : JSON.parse(readFileSync(manifest, 'utf8')).version;
}
