import { expect, test } from 'vitest';
import { apiAt, JSON_TYPE } from './support/api.ts';
import { catalogueAt } from './support/catalogue.ts';
import { containersAt } from './support/containers.ts';
import { components, type DescribedBody, operations } from './support/description.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const catalogue = catalogueAt(target.base_url, `Token ${token}`);

const UNKNOWN = 'unexpected_member';

/** In organizations and projects, the same handlers read the same bodies. */
const withJson = operations.flatMap((operation) => {
  const body = operation.bodies[JSON_TYPE];
  return body === undefined || operation.path.startsWith('/organizations') ? [] : [{ ...operation, body }];
});

/** Whether a body is described without members besides those that are described. */
function isClosed({ schema }: DescribedBody): boolean {
  const names = [...JSON.stringify(schema).matchAll(/schemas\/(\w+)/g)].map(([, name = '']) => name);
  return names.every((name) => components.schemas[name]?.additionalProperties === false);
}

/** Something of the account at each path with an id. */
async function idAt(path: string): Promise<string> {
  if (path.startsWith('/containers')) return (await containersAt(target.base_url, token).created()).id;
  if (!path.startsWith('/v1/webhooks')) return (await catalogue.created()).id;
  const webhook = { url: 'https://receiver.invalid/events', events: ['*'] };
  const { text } = await api.send({
    method: 'POST',
    path: '/v1/webhooks',
    token,
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify(webhook),
  });
  return JSON.parse(text).id;
}

test.each(withJson)('$id refuses unknown members if its body is described so', async (operation) => {
  const { method, path, body } = operation;
  const { status, text } = await api.send({
    method,
    path: path.replace('{id}', path.includes('{id}') ? await idAt(path) : ''),
    token,
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify({ ...body.example, [UNKNOWN]: 1 }),
  });
  if (isClosed(body)) {
    expect([400, 404]).toContain(status);
    expect(text).toContain(UNKNOWN);
  } else expect(text).not.toContain(UNKNOWN);
});
