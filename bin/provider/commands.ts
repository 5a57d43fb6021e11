import type { Command } from './command.ts';
import { disable, enable, limit } from './commands/admission.ts';
import { audit } from './commands/audit.ts';
import { exportTable, restore } from './commands/backup.ts';
import { list } from './commands/list.ts';
import { grow, reconcile, recount } from './commands/maintenance.ts';
import { quota } from './commands/quota.ts';
import { create, deletion, resetPassword, rotateSecret } from './commands/registration.ts';
import { removeAccount } from './commands/removal.ts';
import { repair } from './commands/repair.ts';
import { grant, revoke } from './commands/roles.ts';

/** All commands by their names, in the order of the usage. */
export const commands: Readonly<Record<string, Command>> = {
  create,
  list,
  disable,
  enable,
  limit,
  quota,
  grant,
  revoke,
  'rotate-secret': rotateSecret,
  'reset-password': resetPassword,
  delete: deletion,
  'remove-account': removeAccount,
  audit,
  reconcile,
  recount,
  grow,
  repair,
  export: exportTable,
  restore,
};
