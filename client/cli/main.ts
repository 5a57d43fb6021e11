#!/usr/bin/env node
import { runCommandLine } from './command-line.ts';
import { exitCodes } from './errors.ts';
import { processSurroundings } from './surroundings.ts';

const interruption = new AbortController();

/** The first signal lets the command stop and keep what it needs to go on later; the second ends at once. */
function interrupt(): void {
  if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
  interruption.abort();
}

process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
// Whoever reads the output has seen enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2), processSurroundings(interruption.signal));
