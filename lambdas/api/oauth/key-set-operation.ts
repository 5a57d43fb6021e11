import * as v from 'valibot';
import type { Operation } from '../description/operation.ts';

const key = v.object({
  kid: v.string(),
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.string(),
  y: v.string(),
  alg: v.literal('ES256'),
  use: v.literal('sig'),
});

export const keySetSchema = v.object({ keys: v.array(key) });

export const keySetOperation: Operation = {
  path: '/.well-known/jwks.json',
  method: 'GET',
  summary: 'Get the key set',
  description: 'The public keys of all access tokens that are accepted (RFC 7517 section 5).',
  answers: {
    200: {
      description: 'The key set.',
      content: {
        'application/json': {
          schema: keySetSchema,
          example: {
            keys: [
              {
                kid: '2026-01-31',
                kty: 'EC',
                crv: 'P-256',
                x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
                y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
                alg: 'ES256',
                use: 'sig',
              },
            ],
          },
        },
      },
    },
  },
};
