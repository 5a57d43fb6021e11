/**
 * Opens the table with a stream in the directory of its first argument, prints its address, and runs until it is
 * killed.
 */
import { openTable } from '../../../local/table/table.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

const [, , directory = ''] = process.argv;
const { endpoint } = await openTable({
  directory,
  tableName: 'rows',
  now: Date.now,
  credentials,
  stream: true,
});
process.stdout.write(endpoint);
