/** Runs an object store in the directory that is its first argument, says where it is, and runs until it is killed. */
import { startStore } from './running-store.ts';

const [, , directory = ''] = process.argv;
const { url } = await startStore({ directory });
process.stdout.write(url);
