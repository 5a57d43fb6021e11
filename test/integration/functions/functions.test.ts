import {
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { expect, onTestFinished, test, vi } from 'vitest';
import { clientConfiguration } from '../../../lambdas/aws/aws-client.ts';
import { functionInvocation } from '../../../lambdas/aws/function-invocation.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { openFunctions } from '../../../local/functions/functions.ts';
import type { LocalFunction, RunContext } from '../../../local/functions/runs.ts';
import { PATIENCE } from '../../support/patience.ts';
import { ACCESS_KEY, signedPost } from '../../support/signed-requests.ts';

/** The embedded Lambda with one function, `run-job`, which is tried three times. */
async function open(run: LocalFunction, pauses: readonly number[] = [1, 1]) {
  const clock = { time: 0 };
  const functions = await openFunctions({ pauses, now: () => clock.time, credentials: ACCESS_KEY });
  onTestFinished(() => functions.close());
  functions.provide({ 'run-job': run });
  const platform: Platform = {
    environment: {
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_LAMBDA: functions.endpoint,
      RUN_JOB_FUNCTION_NAME: 'run-job',
    },
    now: () => clock.time,
    log: () => {},
  };
  return { functions, clock, platform, starter: functionInvocation(platform) };
}

/** A client for requests that the adapter never sends. */
function clientOf(platform: Platform): LambdaClient {
  const client = new LambdaClient(clientConfiguration(platform, 'LAMBDA'));
  onTestFinished(() => client.destroy());
  return client;
}

/** A function that runs until it is released, and the promise of its first run. */
function held() {
  const began = Promise.withResolvers<RunContext>();
  const release = Promise.withResolvers<void>();
  const run = vi.fn(async (_event: unknown, context: RunContext) => {
    began.resolve(context);
    await release.promise;
  });
  return { run, began: began.promise, release: release.resolve };
}

/** Catches the logged failures; nothing is printed. */
function silencedErrors() {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  return errors;
}

test('the adapter invokes a function with the key, and does not wait for its end', async () => {
  const { run, began, release } = held();
  const { starter } = await open(run);
  await starter.start('clone#1');
  await began;
  expect(run.mock.calls[0]?.[0]).toEqual({ job: 'clone#1' });
  release();
});

test('a function has concurrent runs', async () => {
  const { run, release } = held();
  const { starter } = await open(run);
  await Promise.all(['1', '2', '3'].map((key) => starter.start(key)));
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(3), PATIENCE);
  release();
});

test('an invocation before the functions are provided waits for them', async () => {
  const functions = await openFunctions({ pauses: [], now: () => 0, credentials: ACCESS_KEY });
  onTestFinished(() => functions.close());
  const address = `${functions.endpoint}/2015-03-31/functions/late/invocations`;
  const answer = signedPost(address, 'lambda', { 'x-amz-invocation-type': 'Event' }, '{}');
  const { run, began, release } = held();
  functions.provide({ late: run });
  expect((await answer).status).toBe(202);
  await began;
  release();
});

test('a function that throws is retried with the same event', async () => {
  const errors = silencedErrors();
  const ended = Promise.withResolvers<void>();
  const run = vi.fn(async () => ended.resolve()).mockRejectedValueOnce(new Error('once'));
  const { starter } = await open(run);
  await starter.start('1');
  await ended.promise;
  expect(run.mock.calls.map(([event]: unknown[]) => event)).toEqual([{ job: '1' }, { job: '1' }]);
  expect(errors).not.toHaveBeenCalled();
});

test('a function that always throws is given up after the last pause, with its last error', async () => {
  const errors = silencedErrors();
  let count = 0;
  const { starter } = await open(async () => {
    count += 1;
    throw new Error(`Failure ${count}`);
  });
  await starter.start('1');
  await vi.waitFor(() => expect(errors).toHaveBeenCalled(), PATIENCE);
  expect(count).toBe(3);
  expect(errors.mock.calls).toEqual([['The function run-job failed:', new Error('Failure 3')]]);
});

test('a run has fifteen minutes from its start', async () => {
  const { run, began, release } = held();
  const { starter, clock } = await open(run);
  clock.time = 5000;
  await starter.start('1');
  const context = await began;
  expect(context.getRemainingTimeInMillis()).toBe(900_000);
  clock.time += 899_999;
  expect(context.getRemainingTimeInMillis()).toBe(1);
  clock.time += 5000;
  expect(context.getRemainingTimeInMillis()).toBe(0);
  release();
});

test('stopping leaves a run no time and waits for it', async () => {
  const { run, began, release } = held();
  const { functions, starter } = await open(run);
  await starter.start('1');
  const context = await began;
  let ended = false;
  const end = functions.stop().then(() => {
    ended = true;
  });
  expect(context.getRemainingTimeInMillis()).toBe(0);
  await new Promise(setImmediate);
  expect(ended).toBe(false);
  release();
  await end;
});

test('stopping drops pending retries, and logs their error', async () => {
  const errors = silencedErrors();
  const failed = Promise.withResolvers<void>();
  const run = vi.fn(async () => {
    failed.resolve();
    throw new Error('too early');
  });
  const { functions, starter } = await open(run, [60_000]);
  await starter.start('1');
  await failed.promise;
  await functions.close();
  expect(run).toHaveBeenCalledTimes(1);
  expect(errors.mock.calls).toEqual([['The function run-job failed:', new Error('too early')]]);
});

test('an invocation after stopping is accepted and does not run; after closing, it is refused', async () => {
  const run = vi.fn(async () => {});
  const { functions, starter } = await open(run);
  await functions.stop();
  await starter.start('1');
  await functions.close();
  expect(run).not.toHaveBeenCalled();
  await expect(fetch(functions.endpoint)).rejects.toThrow('fetch failed');
});

test('invoking a missing function rejects, as in Lambda', async () => {
  const { platform } = await open(async () => {});
  const environment = { ...platform.environment, RUN_JOB_FUNCTION_NAME: 'constructor' };
  await expect(functionInvocation({ ...platform, environment }).start('1')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: constructor',
    Type: 'User',
    $metadata: { httpStatusCode: 404 },
  });
});

const refusals: [string, Partial<InvokeCommandInput>, string, string][] = [
  [
    'of another type than Event',
    { InvocationType: 'RequestResponse' },
    'InvalidParameterValueException',
    'The invocation type RequestResponse is not supported: only Event is.',
  ],
  [
    'without a type',
    { InvocationType: undefined },
    'InvalidParameterValueException',
    'The invocation type RequestResponse is not supported: only Event is.',
  ],
  [
    'that is a dry run',
    { InvocationType: 'DryRun' },
    'InvalidParameterValueException',
    'The invocation type DryRun is not supported: only Event is.',
  ],
  ['without JSON', { Payload: '{' }, 'InvalidRequestContentException', 'The payload is not JSON.'],
];

test.each(refusals)('an invocation %s is refused', async (_, change, name, message) => {
  const run = vi.fn(async () => {});
  const { platform } = await open(run);
  const input: InvokeCommandInput = { FunctionName: 'run-job', InvocationType: 'Event', Payload: '{}' };
  const sent = clientOf(platform).send(new InvokeCommand({ ...input, ...change }));
  await expect(sent).rejects.toMatchObject({ name, message, $metadata: { httpStatusCode: 400 } });
  expect(run).not.toHaveBeenCalled();
});

test('every other operation is refused', async () => {
  const { platform } = await open(async () => {});
  await expect(clientOf(platform).send(new ListFunctionsCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: 'Only the operation Invoke is supported.',
    $metadata: { httpStatusCode: 404 },
  });
});
