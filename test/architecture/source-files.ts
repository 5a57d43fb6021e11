import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What it imports: the path of a file of the project, or a package. */
  readonly imports: readonly string[];
}

/**
 * Every import, export from, and `import()` of a constant. The formatter sees to it that all of them have single quotes
 * and begin, or end with their closing brace, at the start of a line: in an indented text they mean nothing.
 */
const SPECIFIER = /(?:^(?:import|export|\}).*\bfrom |^import |\bimport\()'([^']+)'/gm;

/** The TypeScript files below a folder of the project. */
export function sourceFiles(folder: string): SourceFile[] {
  return globSync(`${folder}/**/*.ts`, { cwd: ROOT }).map((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const imports = [...text.matchAll(SPECIFIER)].map(([, specifier = '']) =>
      specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier,
    );
    return { path: file, text, imports };
  });
}
