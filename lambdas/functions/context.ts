import type { Platform } from '../platform.ts';
import { numericSetting, type SettingName, setting } from '../settings.ts';
import { openTable } from '../table/open-table.ts';
import type { Table } from '../table/table.ts';

/** The common dependencies of all functions that use the table. */
export interface Context {
  readonly platform: Platform;
  readonly table: Table;
  readonly now: () => number;
  readonly setting: (name: SettingName) => string;
  readonly numericSetting: (name: SettingName) => number;
}

export function openContext(platform: Platform): Context {
  return {
    platform,
    table: openTable(platform),
    now: platform.now,
    setting: (name) => setting(platform, name),
    numericSetting: (name) => numericSetting(platform, name),
  };
}
