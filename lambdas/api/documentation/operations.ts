import * as v from 'valibot';
import type { Contents, Operation, RouteOperations } from '../description/operation.ts';

const html = (example: string): Contents => ({ 'text/html': { schema: v.string(), example } });

export const linksSchema = v.object({
  name: v.string(),
  version: v.string(),
  console: v.string(),
  documentation: v.string(),
  description: v.string(),
  status: v.string(),
});

const landing: Operation = {
  path: '/',
  method: 'GET',
  summary: 'Get the links of this service',
  description: 'What this is, and where to go on: a page for browsers, and JSON for others.',
  answers: {
    200: {
      description: 'The links.',
      content: {
        'application/json': {
          schema: linksSchema,
          example: {
            name: 'Resource Manager',
            version: '1.0.0',
            console: '/console',
            documentation: '/docs',
            description: '/openapi.json',
            status: '/status',
          },
        },
        ...html('<!doctype html>…'),
      },
    },
  },
};

const documentation: Operation = {
  path: '/docs',
  method: 'GET',
  summary: 'Get the documentation',
  description: 'A page that renders this description, and tries it out.',
  answers: { 200: { description: 'The page.', content: html('<!doctype html>…') } },
};

const documentationFile: Operation = {
  id: 'documentation-file',
  path: '/docs/{file}',
  method: 'GET',
  summary: 'Get a file of the documentation',
  description: 'The program that the page of the documentation runs, compressed by gzip.',
  answers: {
    200: {
      description: 'The program.',
      content: { 'text/javascript': { schema: v.string(), example: '"use strict";' } },
    },
  },
  problems: { 'not-found': 'There is nothing at this path.' },
};

export const documentationOperations = {
  landing: [landing],
  documentation: [documentation, documentationFile],
} satisfies RouteOperations;
