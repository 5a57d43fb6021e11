import { afterAll, describe, expect, test } from 'vitest';
import { newRecount, recountKey } from '../../../lambdas/model/usage/recount.ts';
import { addResource, NOW } from '../adapters/catalogued.ts';
import { openBackends } from './backends.ts';
import { dieAtEveryStep } from './worker.ts';

const backends = await openBackends();
afterAll(() => backends.close());
const { recounts, resources, usage } = backends.ports;

const DAY = '2020-03-12';
for (const mediaType of ['image/png', 'image/png', 'text/plain'])
  expect(await addResource({ resources }, 'acme', { mediaType })).toMatchObject({ size: 5, uploadedAt: NOW });

describe.each(['before', 'after'] as const)('a recount whose worker dies %s a step', (moment) => {
  test('counts right, at whichever step', async () => {
    const begin = async () => {
      await usage.replace('acme', {}, [{ day: DAY, mediaType: 'video/mp4', files: 9, bytes: 9 }]);
      await recounts.add(recountKey('acme'), newRecount('acme'));
      return recountKey('acme');
    };
    const check = async (step: string) => {
      expect(await usage.between('acme', DAY, DAY, 10), step).toEqual([
        { day: DAY, mediaType: 'image/png', files: 2, bytes: 10 },
        { day: DAY, mediaType: 'text/plain', files: 1, bytes: 5 },
      ]);
      expect(await recounts.find(recountKey('acme')), step).toBeUndefined();
    };
    expect(await dieAtEveryStep(backends, moment, { begin, check })).toBeGreaterThan(1);
  });
});
