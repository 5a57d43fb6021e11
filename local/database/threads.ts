import { Worker } from 'node:worker_threads';

/** The threads whose databases are closed, by module. */
const idle = new Map<string, Worker[]>();

/**
 * A thread that runs this module and has no database open: one that was given back, or else a new one, which takes
 * 0.1 s of processor time to load its modules.
 */
export function takeThread(module: URL): Worker {
  const thread = idle.get(module.href)?.pop() ?? new Worker(module);
  thread.ref();
  return thread;
}

/** Keeps a thread for the module's next database. It keeps no process alive. */
export function giveBackThread(module: URL, thread: Worker): void {
  thread.removeAllListeners('message');
  thread.unref();
  idle.set(module.href, [...(idle.get(module.href) ?? []), thread]);
}
