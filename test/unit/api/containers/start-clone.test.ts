import { beforeEach, describe, expect, test, vi } from 'vitest';
import { startClone } from '../../../../lambdas/api/containers/start-clone.ts';
import type { CloneWork } from '../../../../lambdas/model/containers/clone/clone.ts';
import type { Container } from '../../../../lambdas/model/containers/container.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';
import { CALLER, NOW } from '../../support/resources.ts';

const ID = '58b72e03472f3f601810858f';
const CONTAINER: Container = {
  id: ID,
  accountId: CALLER.accountId,
  name: 'Games',
  description: 'All of them',
  tags: ['Zelda'],
  createdAt: NOW,
  updatedAt: NOW,
};

const find = vi.fn<(id: string) => Promise<Container | undefined>>();
const add = vi.fn<(key: string, work: CloneWork) => Promise<boolean>>();
const findJob = vi.fn<(key: string) => Promise<CloneWork | undefined>>();
const start = vi.fn<(key: string) => Promise<void>>();

const respond = startClone({
  containers: { find },
  jobs: { add, find: findJob },
  quotas: { find: async () => undefined },
  starter: { start },
  baseUrl: 'https://media.example.com',
  now: () => NOW,
});
const request = apiRequest({
  method: 'POST',
  path: `/containers/${ID}/clone`,
  pathParameters: { id: ID },
  body: '{"name":"Copy"}',
});

beforeEach(() => {
  vi.resetAllMocks();
  find.mockResolvedValue(CONTAINER);
  add.mockResolvedValue(true);
});

describe('a clone', () => {
  test('is stored with everything it needs before it is started', async () => {
    start.mockImplementation(async () => expect(add).toHaveBeenCalledOnce());
    const { status, headers, body } = await respond(request, CALLER);
    expect(status).toBe(202);
    expect(headers).toMatchObject({ location: `https://media.example.com/containers/${ID}/clone` });
    const [key, work] = add.mock.calls[0] ?? expect.fail();
    expect(key).toBe(`clone#${CALLER.accountId}`);
    expect(work).toMatchObject({
      name: 'Copy',
      description: 'All of them',
      tags: ['Zelda'],
      fromContainerId: ID,
    });
    expect(start).toHaveBeenCalledWith(key);
    expect(JSON.parse(body ?? '')).toMatchObject({ toContainerId: work.toContainerId, completedAt: null });
    expect(body).not.toContain(work.secret);
    expect(work.by).toBe('client#client');
  });

  test('starts although the answer to its own write was lost', async () => {
    add.mockResolvedValue(false);
    findJob.mockImplementation(async () => add.mock.calls[0]?.[1]);
    expect((await respond(request, CALLER)).status).toBe(202);
    expect(start).toHaveBeenCalledOnce();
  });

  test('starts if another one ends at the same moment', async () => {
    add.mockResolvedValueOnce(false);
    findJob.mockResolvedValue(undefined);
    expect((await respond(request, CALLER)).status).toBe(202);
    expect(add).toHaveBeenCalledTimes(2);
  });

  test('is 404 if the container is deleted at the same moment; the job finds that too, and ends', async () => {
    find.mockResolvedValueOnce(CONTAINER).mockResolvedValueOnce(undefined);
    expect(await problemOf(() => respond(request, CALLER))).toEqual({
      code: 'not-found',
      message: 'Container does not exist.',
    });
    expect(start).toHaveBeenCalledWith(`clone#${CALLER.accountId}`);
  });

  test('of a missing container locks nothing', async () => {
    find.mockResolvedValue(undefined);
    expect(await problemOf(() => respond(request, CALLER))).toMatchObject({ code: 'not-found' });
    expect(add).not.toHaveBeenCalled();
  });
});
