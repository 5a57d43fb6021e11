import path from 'node:path';
import { lineWriter } from './line-writer.ts';
import { openLocalMode } from './local-mode.ts';
import { requestLine, welcome } from './messages.ts';
import { dataDirectory } from './names.ts';

/** `npm start`: runs the whole service on this machine until it is told to stop. */
async function main(): Promise<void> {
  serveWithoutReaders();
  const writeLine = lineWriter(process.stdout);
  let isReady = false;
  const { credentials, credentialsFile, sampleUrl, close } = await openLocalMode(
    dataDirectory(),
    process.env['PORT'] ?? '8080',
    (entry) => isReady && writeLine(requestLine(entry)),
  );

  onStop(async () => {
    console.log('Stopping: requests under way are finished first. Ctrl+C again stops at once.');
    await close();
  });
  isReady = true;
  // Last, since a reader of this text may stop the service at once.
  console.log(welcome(credentials, shortest(credentialsFile), sampleUrl));
}

/** The path of a file from the working directory, or its absolute path if it is elsewhere. */
function shortest(file: string): string {
  const relative = path.relative('', file);
  return relative.startsWith('..') ? path.resolve(file) : relative;
}

/** A reader of the output may end first, as `tee` does at Ctrl+C. That must not interrupt requests. */
function serveWithoutReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/**
 * npm passes on a signal that the terminal has sent already. A second one within this many milliseconds is the same.
 */
const SAME_SIGNAL = 500;

/**
 * Stops and exits at the first signal. Exits at a later one without waiting: the next start recovers, as after a crash.
 */
function onStop(stop: () => Promise<void>): void {
  let toldAt: number | undefined;
  const begin = async () => {
    if (toldAt !== undefined) return;
    toldAt = performance.now();
    await stop();
    process.exit(0);
  };
  const onSignal = () => {
    if (toldAt !== undefined && performance.now() - toldAt > SAME_SIGNAL) process.exit(1);
    void begin();
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  onParentGone(begin);
}

/** Stops when the parent process ends. npm runs this command in a shell that dies of SIGTERM without passing it on. */
function onParentGone(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

main().catch((error: unknown) => {
  console.error(`The service cannot start. ${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
