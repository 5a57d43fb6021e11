import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdk from '../../cdk.json' with { type: 'json' };
import { addStacks } from '../../lib/application.ts';
import { readConfiguration } from '../../lib/configuration.ts';
import { DeliveryStack, readDelivery } from '../../lib/delivery-stack.ts';
import { StorageStack } from '../../lib/storage-stack.ts';

/** Any folder, since a template names a bundle by its hash only. */
const folder = fileURLToPath(new URL('../../lambdas/functions', import.meta.url));

/** Leaves CloudFormation's own checks out, which take seconds: application.test.ts runs them for all tests. */
export const UNCHECKED = { builtinCloudFormationValidation: false };

/** The app as `cdk.json` runs it, with stacks, before its synthesis. */
export function makeApp(context: Record<string, unknown> = {}, options: AppProps = UNCHECKED) {
  const app = new App({ ...options, context: { ...cdk.context, ...context } });
  return { app, ...addStacks(app, () => folder) };
}

/** The app with the roles of the workflows, before its synthesis. */
export function makeDelivery(context: Record<string, string> = {}, options: AppProps = UNCHECKED) {
  const app = new App({ ...options, context: { 'aws:cdk:version-reporting': false } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const delivery = readDelivery({ repository: 'owner/name', stage: 'prod', ...context });
  return { app, stack: new DeliveryStack(app, 'Delivery', { delivery }) };
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

/** Every option that adds something to the templates. */
export const EVERYTHING = {
  canary: true,
  domainName: 'media.example.com',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  eventBus: true,
  tracing: true,
  alarmEmail: 'operators@example.com',
  signingKeys: '1,2,3,4',
};

interface Templates {
  readonly storage: Template;
  readonly api: Template;
  /** Nested in the API's. */
  readonly operations: Template;
  /** What the synthesis warns of. */
  readonly warnings: readonly string[];
}

const made = new Map<string, Templates>();

/** The templates of all stacks, unchecked. Test files in one worker share the templates of the same context. */
export function synthesise(context: Record<string, unknown> = {}): Templates {
  const key = JSON.stringify(context);
  const before = made.get(key);
  if (before !== undefined) return before;
  const { app, storage, api } = makeApp(context);
  const templates = {
    storage: Template.fromStack(storage),
    api: Template.fromStack(api),
    operations: Template.fromStack(api.operations),
    warnings: Annotations.fromStack(api)
      .findWarning('*', Match.anyValue())
      .map(({ entry }) => String(entry.data)),
  };
  rmSync(app.outdir, { recursive: true });
  made.set(key, templates);
  return templates;
}

/** The template of what is stored, for tests that need no other: it takes a tenth of the time of all. */
export function synthesiseStorage(context: Record<string, unknown> = {}): Template {
  const app = new App({ ...UNCHECKED, context: { ...cdk.context, ...context } });
  const configuration = readConfiguration(app.node.getAllContext());
  const template = Template.fromStack(new StorageStack(app, 'Storage', { configuration }));
  rmSync(app.outdir, { recursive: true });
  return template;
}
