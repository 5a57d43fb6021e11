import { expect, test } from 'vitest';
import { apiDescription } from '../../../../lambdas/api/description/document.ts';

const { paths, components } = JSON.parse(JSON.stringify(apiDescription('https://media.example')));
const container = paths['/containers/{id}'];
const containers = paths['/containers'];

test('what stands before a path of a route is part of a server', () => {
  const urls = ['', '/v1.0', '/v2.0'].map((prefix) => ({ url: `https://media.example${prefix}` }));
  expect(containers.get.servers).toEqual(urls);
  expect(containers.post.servers).toEqual(urls);
  expect(paths['/oauth/token'].post.servers).toBeUndefined();
});

test('a query that is one JSON object is described beside the parameters', () => {
  const { parameters, description, 'x-json-query': query } = containers.get;
  expect(parameters).toEqual([]);
  expect(description).toContain('x-json-query');
  expect(query.schema.properties.sort.enum).toContain('-createdAt');
  expect(query.example.tags).toEqual({ any: ['Zelda', 'Link'] });
});

test('a body is required unless a request may have none', () => {
  expect(containers.post.requestBody.required).toBe(true);
  expect(container.put.requestBody.required).toBe(false);
  expect(container.delete.requestBody).toBeUndefined();
});

test('HEAD has the statuses of GET, without their content', () => {
  expect(container.head.operationId).toBe('head-get-container');
  expect(Object.keys(container.head.responses)).toEqual(Object.keys(container.get.responses));
  expect(JSON.stringify(container.head.responses)).not.toContain('"content"');
});

test("an operation's own answer to a problem stands in for the one of its route", () => {
  const { 404: notFound, 423: locked } = container.delete.responses;
  expect(locked.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/LockedError' });
  expect(notFound).toEqual({ $ref: '#/components/responses/ContainersNotFound' });
});

test('each door has its own refusals, which operations share unless they differ', () => {
  const { ContainersNotFound, ContentNotFound } = components.responses;
  expect(ContainersNotFound.description).toBe('Container does not exist.');
  expect(ContentNotFound.description).toBe('There is no file with this ID');
  const ofClone = paths['/containers/{id}/clone'].get.responses[404];
  expect(ofClone.description).toBe('There is no recent clone of this container.');
});
