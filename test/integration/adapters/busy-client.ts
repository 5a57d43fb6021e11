import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Makes DynamoDB leave the second half of each batch unprocessed, as it does when it is busy. */
export function leaveUnprocessed(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (call) => {
      if (!('RequestItems' in call.input)) return next(call);
      const [[tableName, requests] = ['', []]] = Object.entries(call.input.RequestItems ?? {});
      if (!Array.isArray(requests)) {
        const { Keys: keys = [], ...options } = requests;
        const [done, left] = halves(keys);
        const RequestItems = { [tableName]: { ...options, Keys: done } };
        const result = await next({ ...call, input: { ...call.input, RequestItems } });
        if (left.length === 0) return result;
        return { ...result, output: { ...result.output, UnprocessedKeys: { [tableName]: { Keys: left } } } };
      }
      const [done, left] = halves(requests);
      const result = await next({ ...call, input: { ...call.input, RequestItems: { [tableName]: done } } });
      if (left.length === 0) return result;
      return { ...result, output: { ...result.output, UnprocessedItems: { [tableName]: left } } };
    },
    { step: 'initialize', name: 'leaveUnprocessed' },
  );
}

function halves<Element>(all: readonly Element[]): [Element[], Element[]] {
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half), all.slice(half)];
}
