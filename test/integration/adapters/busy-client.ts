import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Makes DynamoDB leave the last of several writes or reads of a batch undone, as it does when it is busy. */
export function leaveUnprocessed(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (call) => {
      if (!('RequestItems' in call.input)) return next(call);
      const [[tableName, requests] = ['', []]] = Object.entries(call.input.RequestItems ?? {});
      if (!Array.isArray(requests)) {
        const { Keys: keys = [], ...options } = requests;
        const [done, left] = [keys.slice(0, 1), keys.slice(1)];
        const RequestItems = { [tableName]: { ...options, Keys: done } };
        const result = await next({ ...call, input: { ...call.input, RequestItems } });
        if (left.length === 0) return result;
        return { ...result, output: { ...result.output, UnprocessedKeys: { [tableName]: { Keys: left } } } };
      }
      const [done, left] = [requests.slice(0, 1), requests.slice(1)];
      const result = await next({ ...call, input: { ...call.input, RequestItems: { [tableName]: done } } });
      if (left.length === 0) return result;
      return { ...result, output: { ...result.output, UnprocessedItems: { [tableName]: left } } };
    },
    { step: 'initialize', name: 'leaveUnprocessed' },
  );
}
