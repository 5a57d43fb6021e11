import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The paths of project files, and the names of packages, that it imports. */
  readonly imports: readonly string[];
}

/**
 * Finds every import, export from, and `import()` of a constant. The formatter ensures single quotes, and that each
 * begins, or ends with its closing brace, at the start of a line: in an indented text it has no meaning.
 */
const SPECIFIER = /(?:^(?:import|export|\}).*\bfrom |^import |\bimport\()'([^']+)'/gm;

/** The TypeScript files below a folder of the project. */
export function sourceFiles(folder: string): SourceFile[] {
  return globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT }).map((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const imports = [...text.matchAll(SPECIFIER)].map(([, specifier = '']) =>
      specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier,
    );
    return { path: file, text, imports };
  });
}
