import { App } from 'aws-cdk-lib';
import { addStacks } from '../lib/application.ts';
import { bundleDirectory, bundleHandlers } from '../lib/bundles.ts';

try {
  const { folder } = await bundleHandlers(bundleDirectory);
  const app = new App();
  addStacks(app, folder);
  app.synth();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
