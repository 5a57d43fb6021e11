import type { Writable } from 'node:stream';

/**
 * Writes all lines of one turn of the event loop at once: a write to a file or pipe is synchronous, and costs more than
 * the rest of the line. Waiting lines are written before the process exits.
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
