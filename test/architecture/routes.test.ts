import { describe, expect, test } from 'vitest';
import {
  endResources,
  fallback,
  objectCreated,
  type Route,
  reconcileQueue,
  resumeJobs,
  routeNames,
  routes,
  runJob,
  tableStream,
} from '../../lambdas/routes.ts';
import { sourceFiles } from './source-files.ts';

const table = routeNames.map((name): [string, Route] => [name, routes[name]]);

describe('the handler', () => {
  const background = [objectCreated, runJob, resumeJobs, tableStream, reconcileQueue, endResources];
  const handlers = [...table.map(([, route]) => route), fallback, ...background];
  const modules = handlers.map(({ handler }) => handler);

  test.each(modules)('%s exists and exports bind', async (handler) => {
    const { href } = new URL(`../../lambdas/${handler}.ts`, import.meta.url);
    const module: { bind?: unknown } = await import(href);
    expect(module.bind).toBeTypeOf('function');
  });

  test('of every route is its own', () => {
    expect(new Set(modules).size).toBe(modules.length);
  });

  test('is served under the name that its route has in the table', () => {
    const files = sourceFiles('lambdas');
    for (const [name, { handler }] of table) {
      const text = files.find((file) => file.path === `lambdas/${handler}.ts`)?.text ?? '';
      expect(text).toMatch(new RegExp(`(serve(Public|Protected)|bindUpload)\\(platform, '${name}'`));
    }
  });

  test('that binds is in the table: nothing is left over', () => {
    // The deployment itself calls the one below `deployment`; it has no route.
    const binding = sourceFiles('lambdas')
      .filter((file) => /^export function bind\b/m.test(file.text))
      .map((file) => file.path.slice('lambdas/'.length, -'.ts'.length))
      .filter((module) => !module.startsWith('deployment/'));
    expect(binding.sort()).toEqual([...modules].sort());
  });
});

describe('the path', () => {
  test('of every route is a pattern that API Gateway takes', () => {
    for (const [, { paths }] of table) {
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) expect(path).toMatch(/^(\/([\w.~-]+|\{\w+\}))+(\/\{\w+\+\})?$/);
    }
  });

  test('and method belong to one route only', () => {
    const keys = table.flatMap(([, { methods, paths }]) =>
      methods.flatMap((method) => paths.map((path) => `${method} ${path.replace(/\{\w+/g, '{')}`)),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

describe('the body', () => {
  const MEBIBYTE = 1024 * 1024;
  const uploads = table.filter(([, { handler }]) => handler.startsWith('content/upload-'));
  const forms = table.filter(([, { handler }]) => /^catalogue\/(create|update)$/.test(handler));

  test("of no route that takes no file is larger than Lambda's payload", () => {
    for (const [name, { maximumBodyBytes }] of table) {
      expect(maximumBodyBytes).toBeGreaterThan(0);
      const takesFile = [...uploads, ...forms].some(([route]) => route === name);
      if (!takesFile) expect(maximumBodyBytes).toBeLessThan(6 * MEBIBYTE);
    }
  });

  test('with a file holds one of 100 MiB in base64, with a line break after every 76 characters', () => {
    expect([...uploads, ...forms]).toHaveLength(4);
    const base64 = Math.ceil((100 * MEBIBYTE) / 3) * 4;
    for (const [, { maximumBodyBytes }] of [...uploads, ...forms])
      expect(maximumBodyBytes).toBeGreaterThan(base64 + 4 * Math.ceil(base64 / 76));
  });
});
