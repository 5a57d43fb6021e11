import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { bodiesOf, handler, MINUTE, open, SECOND, temporaryDirectory } from './queue-under-test.ts';

/** A process with the queue that can be killed. */
async function openInProcess(directory: string) {
  const program = fileURLToPath(new URL('./queue-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [output] = await once(child.stdout, 'data');
  const { endpoint, url }: { endpoint: string; url: string } = JSON.parse(String(output));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SQSClient({ endpoint, region: 'local', credentials });
  onTestFinished(() => client.destroy());
  return {
    send: (MessageBody: string, DelaySeconds: number) =>
      client.send(new SendMessageCommand({ QueueUrl: url, MessageBody, DelaySeconds })),
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

test('messages outlive a kill, with their delays', async () => {
  const directory = await temporaryDirectory();
  const killed = await openInProcess(directory);
  await killed.send('now', 0);
  await killed.send('late', 900);
  await killed.kill();
  const { deliverTo, deliverDue, clock } = await open(directory);
  const handle = handler();
  deliverTo(handle);
  await deliverDue();
  expect(bodiesOf(handle)).toEqual([['now']]);
  clock.time += 900 * SECOND;
  await deliverDue();
  expect(bodiesOf(handle)).toEqual([['now'], ['late']]);
});

test('messages whose delivery was interrupted are redelivered after the pause', async () => {
  const directory = await temporaryDirectory();
  const earlier = await open(directory);
  const began = Promise.withResolvers<void>();
  const never = Promise.withResolvers<never>();
  await earlier.adapter.send([{ id: 'a' }]);
  earlier.deliverTo(() => {
    began.resolve();
    return never.promise;
  });
  await began.promise;
  const later = await open(directory, earlier.clock);
  const handle = handler();
  later.deliverTo(handle);
  await later.deliverDue();
  expect(handle).not.toHaveBeenCalled();
  later.clock.time += MINUTE;
  await later.deliverDue();
  expect(bodiesOf(handle)).toEqual([['{"id":"a"}']]);
  never.reject(new Error('The process is gone.'));
});

test('dead letters and the number of deliveries outlive a restart', async () => {
  const directory = await temporaryDirectory();
  const clock = { time: 5000 };
  for (let start = 0; start < 6; start++) {
    const queue = await open(directory, clock);
    if (start === 0) await queue.adapter.send([{ id: 'a' }]);
    queue.deliverTo(handler('{"id":"a"}'));
    await queue.deliverDue();
    expect(queue.deadLetters()).toHaveLength(start < 5 ? 0 : 1);
    await queue.close();
    clock.time += MINUTE;
  }
  const { deadLetters } = await open(directory, clock);
  expect(deadLetters()).toMatchObject([{ body: '{"id":"a"}', receives: 5 }]);
});
