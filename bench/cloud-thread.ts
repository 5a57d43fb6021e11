/** Runs an embedded cloud in a thread of its own, and posts the environment of its functions. */
import { parentPort, workerData } from 'node:worker_threads';
import { startLocalCloud } from '../local/cloud.ts';

const cloud = await startLocalCloud({
  dataDirectory: workerData.dataDirectory,
  port: 0,
  now: Date.now,
  log: () => {},
});
parentPort?.postMessage(cloud.platform.environment);
