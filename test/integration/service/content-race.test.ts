import { expect, test } from 'vitest';
import { base64, newText } from '../../acceptance/support/content.ts';
import { startContentDoor } from './content-under-test.ts';

const { content, clock, storedObjects, endResources, uploaded, dateIn } = await startContentDoor();

test('a hundred identical concurrent uploads leave one object', async () => {
  const before = await storedObjects();
  const fields = { content: base64(newText()) };
  const answers = await Promise.all(Array.from({ length: 100 }, () => content.upload(fields)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(await storedObjects()).toHaveLength(before.length + 1);
});

test('an upload of an existing file makes no object', async () => {
  const { bytes } = await uploaded();
  const before = await storedObjects();
  expect((await content.upload({ content: base64(bytes) })).status).toBe(302);
  expect(await storedObjects()).toEqual(before);
});

test('concurrent uploads and deletions of one file leave one object at most', async () => {
  const { id, bytes } = await uploaded();
  const before = await storedObjects();
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0 ? content.upload({ content: base64(bytes) }) : content.remove(id),
    ),
  );
  await content.remove(id);
  expect(await storedObjects()).toHaveLength(before.length - 1);
});

test('many identical concurrent uploads of an expired file leave one object', async () => {
  const { bytes } = await uploaded({ expirationDate: dateIn(1) });
  clock.time += 3 * 86_400_000;
  await endResources();
  const before = await storedObjects();
  const fields = { content: base64(bytes) };
  const answers = await Promise.all(Array.from({ length: 30 }, () => content.upload(fields)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(await storedObjects()).toHaveLength(before.length + 1);
});
