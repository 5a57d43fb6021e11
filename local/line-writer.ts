import type { Writable } from 'node:stream';

/**
 * Writes lines, those of a turn of the event loop at once: into files and pipes each write is synchronous, and costs more
 * than the rest of the line. What waits is written at the latest when the process exits.
 */
export function lineWriter(stream: Writable): (line: string) => void {
  let waiting = '';
  const flush = () => {
    if (waiting !== '') stream.write(waiting);
    waiting = '';
  };
  process.once('exit', flush);
  return (line) => {
    if (waiting === '') setImmediate(flush);
    waiting += `${line}\n`;
  };
}
