import type { Table } from '../../../lambdas/table/table.ts';

/**
 * Makes the table's client lose the first answer to each write and retry, as the SDK does when a connection breaks. The
 * retry meets the effect of the first request.
 */
export function loseAnswers(table: Table): Table {
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        if (/^(Put|Update|Delete|Transact)/.test(commandName)) await next(call);
        return next(call);
      },
    { step: 'initialize', name: 'loseAnswers' },
  );
  return table;
}
