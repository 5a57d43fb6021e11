import { expect, onTestFinished, test } from 'vitest';
import { UPLOADED, upload } from '../../acceptance/support/store.ts';
import { startService } from './service-under-test.ts';

const service = await startService();
const { api } = service;
const client = await service.addClient();

test('an upload is answered before its event is handled, and the next request finds it handled', async () => {
  const token = await api.token(client);
  const [first, second] = [await api.reserve(token), await api.reserve(token)];
  const goOn = service.pauseEvents();
  onTestFinished(goOn);
  expect(await upload(first, 'Hello')).toEqual(UPLOADED);
  let isAnswered = false;
  const asked = api.send({ path: `/v1/resources/${first.id}/status`, token }).finally(() => {
    isAnswered = true;
  });
  // Time enough for the answer, if nothing held it back.
  for (let times = 0; times < 10; times += 1) expect(await upload(second, 'Hello')).toEqual(UPLOADED);
  expect(isAnswered).toBe(false);
  goOn();
  const { text } = await asked;
  expect(JSON.parse(text)).toMatchObject({ status: 'available' });
});
