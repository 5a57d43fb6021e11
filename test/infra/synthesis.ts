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

/** The templates of both stacks, without CloudFormation's own checks: they take seconds, and one test runs them. */
export function synthesise(context: Record<string, unknown> = {}): { storage: Template; api: Template } {
  const { app, storage, api } = makeApp(context, { builtinCloudFormationValidation: false });
  const templates = { storage: Template.fromStack(storage), api: Template.fromStack(api) };
  rmSync(app.outdir, { recursive: true });
  return templates;
}
