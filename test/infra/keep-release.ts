import { writeFileSync } from 'node:fs';
import { isRetained } from '../../bin/deploy/losses.ts';
import type { StackResource } from '../../bin/deploy/template.ts';
import { synthesise } from './synthesis.ts';

/** Keeps what the stacks of a release store, for the test that it can be upgraded: `node test/infra/keep-release.ts`. */
const { storage, api, operations } = synthesise();
const stored = Object.entries({ storage, api, operations }).map(([stack, template]) => {
  const resources: Record<string, StackResource> = template.toJSON()['Resources'];
  return [
    stack,
    { Resources: Object.fromEntries(Object.entries(resources).filter(([, one]) => isRetained(one))) },
  ];
});
writeFileSync(new URL('released.json', import.meta.url), `${JSON.stringify(Object.fromEntries(stored))}\n`);
