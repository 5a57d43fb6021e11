import * as v from 'valibot';
import type { Contents, Operation, RouteOperations } from '../description/operation.ts';

const content = (type: string, example: string): Contents => ({ [type]: { schema: v.string(), example } });

const page: Operation = {
  path: '/console',
  method: 'GET',
  summary: 'Get the console',
  description: 'A page on which people look at their files, upload and manage them.',
  answers: { 200: { description: 'The page.', content: content('text/html', '<!doctype html>…') } },
};

const file: Operation = {
  id: 'console-file',
  path: '/console/{path}',
  method: 'GET',
  summary: 'Get a file of the console',
  description: 'What the page is made of, compressed by gzip, below `assets/`; elsewhere the page itself.',
  answers: {
    200: {
      description: 'The file.',
      content: {
        ...content('text/html', '<!doctype html>…'),
        ...content('text/javascript', 'export {};'),
        ...content('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" />'),
        ...content('text/css', 'body { margin: 0; }'),
      },
    },
  },
  problems: { 'not-found': 'There is nothing at this path.' },
};

export const consoleOperations = { console: [page, file] } satisfies RouteOperations;
