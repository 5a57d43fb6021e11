import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CloneWork } from '../../../lambdas/model/containers/clone/clone.ts';
import { expectSameResource, expectShortLivesWithoutRecords, resultOf } from './clone-result.ts';
import { FEW, JOB, openWorld, type World } from './clone-world.ts';
import { dieAtEveryStep, worker } from './worker.ts';

/** For all the steps, in milliseconds. */
const TIMEOUT = 60_000;

describe.each(['before', 'after'] as const)(
  'a clone whose worker dies %s a step has its effect, whichever step it is,',
  (moment) => {
    let world: World;
    let work: CloneWork;

    beforeAll(async () => {
      world = await openWorld(FEW);
    });

    afterAll(() => world.close());

    async function begin(): Promise<string> {
      await world.reset();
      work = await world.begin();
      return JOB;
    }

    const atDeath = (step: string) => expectShortLivesWithoutRecords(world, work, step);

    /** The result of a clone whose worker lives. */
    async function wholeResult() {
      await begin();
      await worker(world.backends)(JOB);
      return resultOf(world, work);
    }

    test(
      'ends as if no worker had died, and copies nothing twice',
      async () => {
        const expected = await wholeResult();
        let checks = 0;
        const check = async (step: string) => {
          expect(await resultOf(world, work), step).toEqual(expected);
          // Compares each file after some of the steps: all are known to exist by now.
          await expectSameResource(world, work, world.copied[checks % world.copied.length] ?? expect.fail());
          checks += 1;
        };
        const steps = await dieAtEveryStep(world.backends, moment, { begin, check, atDeath });
        expect(steps).toBeGreaterThan(15);
      },
      TIMEOUT,
    );

    test(
      "fails if a resource's bytes are missing, and leaves nothing of the copy",
      async () => {
        await world.reset();
        await world.ports.objects.delete(`resources/${world.idOf('persistent.txt')}`);
        const expected = await wholeResult();
        expect(expected.clone.failure).toBe('Error copying file in S3.');
        expect(expected).toMatchObject({ container: undefined, keys: [], untilForgotten: true });
        expect(expected.rows.filter((row) => !row.startsWith('plan#'))).toEqual([
          'container#the source clone',
        ]);
        const check = async (step: string) => expect(await resultOf(world, work), step).toEqual(expected);
        await dieAtEveryStep(world.backends, moment, { begin, check, atDeath });
      },
      TIMEOUT,
    );
  },
);
