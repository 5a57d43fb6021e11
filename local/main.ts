import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startLocalCloud } from './cloud.ts';
import { demoAccount } from './demo-account.ts';
import { lineWriter } from './line-writer.ts';
import { requestLine, welcome } from './messages.ts';
import { dataDirectory } from './names.ts';

/** Files are served on the port after the API's. */
const MAXIMUM_PORT = 65_534;

/** `npm start`: the whole service on this machine, until it is told to stop. */
async function main(): Promise<void> {
  serveWithoutReaders();
  const writeLine = lineWriter(process.stdout);
  const port = portNumber(process.env['PORT'] ?? '8080');
  const directory = dataDirectory();
  const cloud = await startLocalCloud({
    dataDirectory: directory,
    port,
    now: Date.now,
    log: (entry) => writeLine(requestLine(entry)),
  });
  const credentialsFile = path.join(directory, 'credentials.json');
  const credentials = await demoAccount(cloud.platform, credentialsFile);
  const runningFile = path.join(directory, 'running.json');
  const endpoint = cloud.platform.environment['AWS_ENDPOINT_URL_DYNAMODB'];
  await writeFile(runningFile, `${JSON.stringify({ table_endpoint: endpoint })}\n`);

  onStop(async () => {
    console.log('Stopping: requests under way are finished first. Ctrl+C again stops at once.');
    await rm(runningFile, { force: true });
    await cloud.close();
  });
  // Last: whoever reads this may stop the service at once.
  console.log(welcome(credentials, path.relative('', credentialsFile)));
}

/** Whoever reads the output may end first, `tee` at Ctrl+C for one: that must not cut off requests under way. */
function serveWithoutReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** npm passes on to the service what the terminal has sent it already: what comes this soon is the same signal. */
const SAME_SIGNAL = 500;

/**
 * Stops and exits at the first signal, and exits at a later one without waiting any more: whatever is cut off then, the
 * next start makes good, as after a crash.
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

/**
 * npm runs this command in a shell that dies of the SIGTERM meant for us and does not pass it on: its end is the sign.
 */
function onParentGone(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

function portNumber(text: string): number {
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= MAXIMUM_PORT) return port;
  throw new Error(`PORT is ${JSON.stringify(text)}: it must be a number from 0 to ${MAXIMUM_PORT}.`);
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path: file, port }: NodeJS.ErrnoException & { port?: number } = error;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program: stop that, or choose two others with PORT=9000 npm start.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `A file is in the way of the folder ${file}: choose another one with DATA_DIR.`;
    default:
      return error.message;
  }
}

main().catch((error: unknown) => {
  console.error(`The service cannot start. ${explained(error)}`);
  process.exit(1);
});
