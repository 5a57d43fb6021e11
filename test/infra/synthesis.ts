import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App, type AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { addStacks } from '../../lib/application.ts';

/** Any folder, since a template names a bundle by its hash only. */
const folder = fileURLToPath(new URL('../../lambdas/functions', import.meta.url));

/** The app as `cdk.json` runs it, with stacks, before its synthesis. */
export function makeApp(context: Record<string, unknown> = {}, options: AppProps = {}) {
  const app = new App({ ...options, context: { ...cdk.context, ...context } });
  return { app, ...addStacks(app, () => folder) };
}

/** Values that differ from the defaults, for all tests of what depends on the configuration. */
export const CHOSEN = {
  corsOrigins: 'https://a.example',
  uploadOrigins: 'https://a.example,https://b.example',
  throttleRate: '50',
  throttleBurst: '20',
  logRetentionDays: '7',
  signingKeys: '2,1',
};

interface Templates {
  readonly storage: Template;
  readonly api: Template;
  /** Nested in the API's. */
  readonly operations: Template;
}

const made = new Map<string, Templates>();

/**
 * The templates of all stacks, without CloudFormation's own checks, which take seconds and run in one test. Test files
 * in one worker share the templates of the same context.
 */
export function synthesise(context: Record<string, unknown> = {}): Templates {
  const key = JSON.stringify(context);
  const before = made.get(key);
  if (before !== undefined) return before;
  const { app, storage, api } = makeApp(context, { builtinCloudFormationValidation: false });
  const templates = {
    storage: Template.fromStack(storage),
    api: Template.fromStack(api),
    operations: Template.fromStack(api.operations),
  };
  rmSync(app.outdir, { recursive: true });
  made.set(key, templates);
  return templates;
}
