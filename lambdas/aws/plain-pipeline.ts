import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The SDK's steps that are replaced, or that do nothing for DynamoDB but cost time at every request. */
const REPLACED = [
  'httpAuthSchemeMiddleware',
  'serializerMiddleware',
  'contentLengthMiddleware',
  'getUserAgentMiddleware',
  'hostHeaderMiddleware',
  'recursionDetectionMiddleware',
  'httpSigningMiddleware',
  'deserializerMiddleware',
];

const TARGET = 'DynamoDB_20120810';
const SIGNATURE = 'aws.auth#sigv4';

interface Request {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: number | undefined;
  readonly method: 'POST';
  readonly path: string;
  readonly query: object;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Response {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Sends commands as the JSON that they are. The SDK finds the endpoint and the kind of signature anew for each request,
 * and walks input and output by their schemas to turn bytes and dates into text: the rows of the table have neither. Its
 * commands, retries, correction of the clock and errors stay, as do steps that are added to "initialize".
 */
export function sendPlainly(client: DynamoDBClient, { signed }: { readonly signed: boolean }): void {
  // It prepares every answer for a log that is never written.
  client.middlewareStack.remove('loggerMiddleware');
  const steps = client.middlewareStack.clone();
  for (const name of REPLACED) steps.remove(name);
  if (signed) addSigning(steps, client);
  addReading(steps, client);
  const requestOf = requests(client);
  client.middlewareStack.add(
    (_, context) => {
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      const send = steps.resolve(
        (call) => client.config.requestHandler.handle(call.request as never),
        context,
      );
      return async (call) => send({ ...call, request: await requestOf(operation, call.input) } as never);
    },
    { step: 'initialize', priority: 'low', name: 'plainPipeline' },
  );
}

/** Makes requests for the client's endpoint, which is found once. */
function requests({ config }: DynamoDBClient) {
  const find = async () => {
    if (config.endpoint !== undefined) return config.endpoint();
    const { url } = config.endpointProvider({
      Region: await config.region(),
      UseFIPS: await config.useFipsEndpoint(),
      UseDualStack: await config.useDualstackEndpoint(),
    });
    const { protocol, hostname, port, pathname } = url;
    return { protocol, hostname, port: port === '' ? undefined : Number(port), path: pathname };
  };
  let found: ReturnType<typeof find> | undefined;
  return async (operation: string, input: object): Promise<Request> => {
    found ??= find();
    const { protocol, hostname, port, path } = await found;
    return {
      protocol,
      hostname,
      port,
      method: 'POST',
      path,
      query: {},
      headers: {
        host: port === undefined ? hostname : `${hostname}:${port}`,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${TARGET}.${operation}`,
      },
      body: JSON.stringify(input),
    };
  };
}

type Steps = DynamoDBClient['middlewareStack'];

/** Signs each attempt by the SDK's signer, which learns the service's time from answers. */
function addSigning(steps: Steps, { config }: DynamoDBClient): void {
  const scheme = config.httpAuthSchemes.find(({ schemeId }) => schemeId === SIGNATURE);
  if (scheme === undefined) throw new Error('The SDK has no Signature Version 4.');
  const { signer } = scheme;
  steps.add(
    (next, context) => async (call) => {
      const properties = { config, context };
      // Our own signer has the credentials.
      const request = await signer.sign(call.request as never, {}, properties);
      try {
        const result = await next({ ...call, request });
        signer.successHandler?.(result.response as never, properties);
        return result;
      } catch (error) {
        signer.errorHandler?.(properties)(error as Error);
        throw error;
      }
    },
    { step: 'finalizeRequest', priority: 'low', name: 'sign' },
  );
}

/** Lets a successful answer be what its JSON says, and a refusal the error that the SDK makes of it. */
function addReading(steps: Steps, client: DynamoDBClient): void {
  steps.add(
    (next, context) => async (call) => {
      const { response } = (await next(call)) as { response: Response };
      const { statusCode, headers, body } = response;
      if (statusCode !== 200) throw await errorOf(response, context, client);
      const $metadata = { httpStatusCode: statusCode, requestId: headers['x-amzn-requestid'] };
      return { response, output: Object.assign(JSON.parse(String(body)), { $metadata }) };
    },
    { step: 'deserialize', name: 'read' },
  );
}

interface ErrorReader {
  deserializeResponse(operation: object, context: object, response: Response): Promise<unknown>;
}

async function errorOf(
  response: Response,
  context: Readonly<Record<string, unknown>>,
  { config }: DynamoDBClient,
): Promise<unknown> {
  const { operationSchema } = context['__smithy_context'] as { operationSchema: readonly unknown[] };
  const [, namespace, name, traits, input, output] = operationSchema;
  const protocol = config.protocol as unknown as ErrorReader;
  try {
    await protocol.deserializeResponse(
      { namespace, name, traits, input, output },
      { ...config, ...context },
      response,
    );
  } catch (error) {
    // The SDK's retries look there for the service's time and for a pause.
    if (error instanceof Error) Object.defineProperty(error, '$response', { value: response });
    return error;
  }
  return new Error(`DynamoDB answered ${response.statusCode}.`);
}
