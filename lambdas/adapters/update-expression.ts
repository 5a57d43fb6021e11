import type { Item } from './attributes.ts';

/**
 * The parts of an UpdateItem that set and remove attributes; every name is an alias, since many are reserved words, and a
 * short one, since an expression has 4 KB.
 */
export function updateExpression(set: Item, remove: readonly string[] = []) {
  const names = [...Object.keys(set), ...remove];
  const setting = Object.keys(set).map((_, index) => `#${index}=:${index}`);
  const removing = remove.map((_, index) => `#${setting.length + index}`);
  return {
    expression: [
      setting.length > 0 ? `SET ${setting.join()}` : '',
      removing.length > 0 ? `REMOVE ${removing.join()}` : '',
    ].join(' '),
    names: Object.fromEntries(names.map((name, index) => [`#${index}`, name])),
    values: Object.fromEntries(Object.values(set).map((value, index) => [`:${index}`, value])),
  };
}
