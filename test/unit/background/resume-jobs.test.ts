import { describe, expect, test } from 'vitest';
import { resumeJobs } from '../../../lambdas/background/resume-jobs.ts';
import type { UnfinishedJob } from '../../../lambdas/model/jobs/ports.ts';

async function* listed(keys: readonly string[], failure?: Error): AsyncGenerator<UnfinishedJob> {
  for (const key of keys) yield { key, firstClaimedAt: undefined };
  if (failure !== undefined) throw failure;
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `job-${index}`);

/** The handler over these jobs, some of which cannot be started; `started` are those that were. */
function handler(keys: readonly string[], refused: readonly string[] = [], failure?: Error) {
  const started: string[] = [];
  const resume = resumeJobs({
    jobs: { unfinished: () => listed(keys, failure) },
    starter: {
      async start(key) {
        if (refused.includes(key)) throw new Error(`${key} is refused.`);
        started.push(key);
      },
    },
  });
  return { resume, started };
}

describe('the unfinished jobs', () => {
  test.each([0, 1, 10, 11, 100])('are all started, each once, if there are %d', async (count) => {
    const { resume, started } = handler(numbered(count));
    const { jobs, errors } = await resume();
    expect(jobs).toHaveLength(count);
    expect(errors).toEqual([]);
    expect(started.toSorted()).toEqual(numbered(count).toSorted());
  });

  test('are started several at a time, and at most ten', async () => {
    let underWay = 0;
    let most = 0;
    const resume = resumeJobs({
      jobs: { unfinished: () => listed(numbered(100)) },
      starter: {
        async start() {
          underWay += 1;
          most = Math.max(most, underWay);
          await new Promise(setImmediate);
          underWay -= 1;
        },
      },
    });
    await resume();
    expect(most).toBe(10);
  });

  test('are started even if others cannot be', async () => {
    const refused = numbered(30).filter((_, index) => index % 2 === 0);
    const { resume, started } = handler(numbered(30), refused);
    const { jobs, errors } = await resume();
    expect(jobs).toHaveLength(30);
    expect(errors).toHaveLength(15);
    expect(errors).toContainEqual(new Error('job-0 is refused.'));
    expect(started).toHaveLength(15);
  });

  test('make the handler fail if they cannot be listed', async () => {
    const { resume, started } = handler(numbered(3), [], new Error('The table is away.'));
    await expect(resume()).rejects.toThrow('The table is away.');
    expect(started).toEqual([]);
  });
});
