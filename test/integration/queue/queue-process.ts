/** Opens the queue in the directory of its first argument, prints its address, and runs until it is killed. */
import { openQueue } from '../../../local/queue/queue.ts';
import { ACCESS_KEY } from '../../support/signed-requests.ts';

const [, , directory = ''] = process.argv;
const { endpoint, url } = await openQueue({
  directory,
  name: 'reconcile',
  redeliveryPause: 60_000,
  batchSize: 10,
  atOnce: 1,
  now: () => 5000,
  log: () => {},
  credentials: ACCESS_KEY,
});
process.stdout.write(JSON.stringify({ endpoint, url }));
