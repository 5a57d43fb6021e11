import { type Accounts, openAccounts } from '../../../bin/provider/accounts.ts';
import { runCommandLine } from '../../../bin/provider/command-line.ts';
import type { RunCommand } from '../../support/operator.ts';

/** Runs command lines in this process, on the given accounts or on those that they name. */
export function commandLine(accounts?: Omit<Accounts, 'close'>): RunCommand {
  const open = accounts === undefined ? openAccounts : async () => ({ ...accounts, close: async () => {} });
  return async (...parameters) => {
    const printed = { log: '', error: '' };
    const code = await runCommandLine(parameters, open, {
      log: (line) => {
        printed.log += `${line}\n`;
      },
      error: (line) => {
        printed.error += `${line}\n`;
      },
    });
    return { code, stdout: printed.log, stderr: printed.error };
  };
}
