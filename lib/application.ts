import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ApiStack } from './api-stack.ts';
import { readConfiguration } from './configuration.ts';
import { stackNames } from './names.ts';
import { StorageStack } from './storage-stack.ts';

/** Adds the app's two stacks, configured by its context and checked when it is synthesised. */
export function addStacks(
  app: App,
  bundle: (module: string) => string,
): { storage: StorageStack; api: ApiStack } {
  const configuration = readConfiguration(app.node.getAllContext());
  const { stage } = configuration;
  const names = stackNames(stage);
  const tags = { application: 'resource-manager', stage };
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const storage = new StorageStack(app, names.storage, {
    description: 'Resource Manager: objects, records and keys',
    configuration,
    tags,
  });
  const api = new ApiStack(app, names.api, {
    description: 'Resource Manager: the HTTP API and what runs behind it',
    configuration,
    storage,
    bundle,
    tags,
  });
  return { storage, api };
}
