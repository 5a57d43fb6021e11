import type { RepairReports } from '../model/repair/ports.ts';
import { daysAfter } from '../model/resources/expiry.ts';
import { repairReport } from './entities.ts';
import { get, put, type Table } from './table.ts';

/** How long a report is kept, in days. */
const KEPT_DAYS = 30;

/** Reports of comparisons in the table, the last one of each kind. */
export function repairReports(table: Table): RepairReports {
  return {
    async save(name, report, at) {
      await put(table, repairReport.item([name], { report, at, forgetAt: daysAfter(at, KEPT_DAYS) }));
    },
    async find(name) {
      const item = await get(table, repairReport.key(name));
      return item && repairReport.values(item);
    },
  };
}
