import { describe, expect, test } from 'vitest';
import { backgroundFunctions, type Route, routeNames, routes } from '../../lambdas/routes.ts';
import { VERIFICATION_KEYS } from '../../lib/function-names.ts';
import { sourceFiles } from './source-files.ts';

const table = routeNames.map((name): [string, Route] => [name, routes[name]]);

describe('the function', () => {
  const names = [...routeNames, ...backgroundFunctions, VERIFICATION_KEYS];
  const files = sourceFiles('lambdas/functions');

  test.each(names)('%s has a module that exports bind', async (name) => {
    const { href } = new URL(`../../lambdas/functions/${name}.ts`, import.meta.url);
    const module: { bind?: unknown } = await import(href);
    expect(module.bind).toBeTypeOf('function');
  });

  test('of every route serves it under its name in the table', () => {
    for (const name of routeNames) {
      const text = files.find((file) => file.path === `lambdas/functions/${name}.ts`)?.text ?? '';
      expect(text).toMatch(new RegExp(`(public|protected)Route\\('${name}'`));
    }
  });

  test('with a module is in the table', () => {
    const binding = sourceFiles('lambdas')
      .filter((file) => /^export (function|const) bind\b/m.test(file.text))
      .map((file) => file.path);
    expect(binding.sort()).toEqual(names.map((name) => `lambdas/functions/${name}.ts`).sort());
  });
});

describe('the path', () => {
  test('of every route is a pattern that API Gateway accepts', () => {
    for (const [, { paths }] of table) {
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) expect(path).toMatch(/^(\/|(\/([\w.~-]+|\{\w+\}))+(\/\{\w+\+\})?)$/);
    }
  });

  test('with a method belongs to one route only', () => {
    const keys = table.flatMap(([, { methods, paths }]) =>
      methods.flatMap((method) => paths.map((path) => `${method} ${path.replace(/\{\w+/g, '{')}`)),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

test('every route with GET also has HEAD', () => {
  for (const [name, { methods }] of table)
    expect([name, methods.includes('HEAD')]).toEqual([name, methods.includes('GET')]);
});

describe('the body limit', () => {
  const MEBIBYTE = 1024 * 1024;
  const uploads = table.filter(([name]) => name.startsWith('upload-content'));
  const forms = table.filter(([name]) => /^(create|update)-entry$/.test(name));

  test("of a route without a file is at most Lambda's payload limit", () => {
    for (const [name, { maximumBodyBytes }] of table) {
      expect(maximumBodyBytes).toBeGreaterThan(0);
      const takesFile = [...uploads, ...forms].some(([route]) => route === name);
      if (!takesFile) expect(maximumBodyBytes).toBeLessThan(6 * MEBIBYTE);
    }
  });

  test('of a route with a file has room for 100 MiB in base64, with a line break after every 76 characters', () => {
    expect([...uploads, ...forms]).toHaveLength(4);
    const base64 = Math.ceil((100 * MEBIBYTE) / 3) * 4;
    for (const [, { maximumBodyBytes }] of [...uploads, ...forms])
      expect(maximumBodyBytes).toBeGreaterThan(base64 + 4 * Math.ceil(base64 / 76));
  });
});
