/** Opens the table in the directory that is its first argument, says where it is, and runs until it is killed. */
import { openTable } from '../../../local/table/table.ts';

const [, , directory = ''] = process.argv;
const { endpoint } = await openTable({ directory, tableName: 'rows', now: Date.now });
process.stdout.write(endpoint);
