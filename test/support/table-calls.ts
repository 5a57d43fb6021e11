import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client's requests to the table. */
export interface TableCalls {
  /** The operations, in the order in which they began. */
  readonly operations: string[];
  /** The most calls one after another; concurrent calls are one round trip. */
  roundTrips: number;
  /** The most concurrent calls. */
  mostAtOnce: number;
  /** DynamoDB's charge, in its read and write units. */
  capacityUnits: number;
  /** The rows that queries have read. */
  rowsRead: number;
}

/** Counts a client's requests to the table from now on. */
export function countCalls(client: DynamoDBClient): TableCalls {
  const calls: TableCalls = { operations: [], roundTrips: 0, mostAtOnce: 0, capacityUnits: 0, rowsRead: 0 };
  let finished = 0;
  let underWay = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        calls.operations.push(commandName.replace(/Command$/, ''));
        const roundTrip = finished + 1;
        calls.roundTrips = Math.max(calls.roundTrips, roundTrip);
        underWay += 1;
        calls.mostAtOnce = Math.max(calls.mostAtOnce, underWay);
        try {
          const result = await next({ ...call, input: { ...call.input, ReturnConsumedCapacity: 'TOTAL' } });
          const charged = 'ConsumedCapacity' in result.output ? result.output.ConsumedCapacity : undefined;
          for (const capacity of [charged ?? []].flat()) {
            if ('CapacityUnits' in capacity) calls.capacityUnits += capacity.CapacityUnits ?? 0;
          }
          if ('ScannedCount' in result.output) calls.rowsRead += Number(result.output.ScannedCount);
          return result;
        } finally {
          underWay -= 1;
          finished = Math.max(finished, roundTrip);
        }
      },
    { step: 'initialize', name: 'countCalls' },
  );
  return calls;
}
