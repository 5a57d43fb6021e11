import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DeliveryStack, readDelivery } from '../lib/delivery-stack.ts';

/** The roles of the workflows, deployed once by an operator: `npx cdk deploy --app 'node bin/delivery.ts' -c repository=OWNER/NAME`. */
try {
  const app = new App();
  const delivery = readDelivery(app.node.getAllContext());
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  new DeliveryStack(app, `ResourceManagerDelivery-${delivery.stage}`, {
    description: 'Resource Manager: the roles of the workflows that deploy it',
    delivery,
    tags: { application: 'resource-manager', stage: delivery.stage },
  });
  app.synth();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
