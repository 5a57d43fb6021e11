import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * Makes the client lose the first answer to each write and try again, as the SDK does where a connection breaks: the
 * second one meets what the first has done.
 */
export function loseAnswers(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        if (/^(Put|Update|Delete)/.test(commandName)) await next(call);
        return next(call);
      },
    { step: 'initialize', name: 'loseAnswers' },
  );
  return client;
}
