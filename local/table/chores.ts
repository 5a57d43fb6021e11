import type { Operation } from './engine/operations.ts';
import { type Stores, writeItem } from './engine/writer.ts';
import { CHORES } from './messages.ts';
import type { Journal } from './store/journal.ts';

/** The chores by name. `journal` may hold changes from a time when the table had a stream. */
export function chores(stores: Stores, journal: Journal): Readonly<Record<string, Operation>> {
  const { items } = stores;
  return {
    [CHORES.sweep]: (request) => {
      const { time, most } = numbersIn(request, 'time', 'most');
      const expired = items.expired(time, most);
      for (const item of expired) writeItem(stores, item, undefined, true);
      return { deleted: expired.length };
    },
    [CHORES.readChanges]: (request) => ({ changes: journal.read(numbersIn(request, 'most').most) }),
    [CHORES.confirmChanges]: (request) => {
      journal.confirm(numbersIn(request, 'sequence').sequence);
      return {};
    },
  };
}

function numbersIn<Name extends string>(request: object, ...names: Name[]): Record<Name, number>;
function numbersIn(request: object, ...names: string[]): Record<string, number> {
  const values = new Map<string, unknown>(Object.entries(request));
  return Object.fromEntries(names.map((name) => [name, Number(values.get(name))]));
}
