/** Runs an object store in the directory of its first argument, prints its address, and runs until it is killed. */
import { startStore } from './running-store.ts';

const [, , directory = ''] = process.argv;
const { url } = await startStore({ directory });
process.stdout.write(url);
