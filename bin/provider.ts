import { openAccounts } from './provider/accounts.ts';
import { runCommandLine } from './provider/command-line.ts';

/** `npm run provider -- COMMAND`: the operators' command, for the local mode and for deployed stages. */
process.exitCode = await runCommandLine(process.argv.slice(2), openAccounts, console);
