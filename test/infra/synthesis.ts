import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App, type AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { addStacks } from '../../lib/application.ts';

/** Any folder will do for templates, which name a bundle by its hash only. */
const folder = fileURLToPath(new URL('../../lambdas/functions', import.meta.url));

/** The app as `cdk.json` runs it, with stacks but not synthesised yet. */
export function makeApp(context: Record<string, unknown> = {}, options: AppProps = {}) {
  const app = new App({ ...options, context: { ...cdk.context, ...context } });
  return { app, ...addStacks(app, () => folder) };
}

/** What operators may choose, otherwise than it is if they choose nothing, for all who test what follows from it. */
export const CHOSEN = {
  corsOrigins: 'https://a.example',
  uploadOrigins: 'https://a.example,https://b.example',
  throttleRate: '50',
  throttleBurst: '20',
  logRetentionDays: '7',
  signingKeys: '2,1',
};

const made = new Map<string, { storage: Template; api: Template }>();

/**
 * The templates of both stacks, without CloudFormation's own checks: they take seconds, and one test runs them. Test files
 * of a worker share those of the same context.
 */
export function synthesise(context: Record<string, unknown> = {}): { storage: Template; api: Template } {
  const key = JSON.stringify(context);
  const before = made.get(key);
  if (before !== undefined) return before;
  const { app, storage, api } = makeApp(context, { builtinCloudFormationValidation: false });
  const templates = { storage: Template.fromStack(storage), api: Template.fromStack(api) };
  rmSync(app.outdir, { recursive: true });
  made.set(key, templates);
  return templates;
}
