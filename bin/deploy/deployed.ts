import {
  type CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { losses } from './losses.ts';
import type { Template } from './template.ts';

/** States of a stack that stores nothing: it was never deployed, or nothing is left of it. */
const EMPTY = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'DELETE_COMPLETE'];

/** The template that a stack was deployed with. Resolves to undefined if nothing is deployed by this name. */
export async function deployedTemplate(
  client: CloudFormationClient,
  StackName: string,
): Promise<Template | undefined> {
  const stack = await describe(client, StackName);
  if (stack === undefined || EMPTY.includes(stack.StackStatus ?? '')) return undefined;
  const { TemplateBody: body = '{}' } = await client.send(new GetTemplateCommand({ StackName }));
  return JSON.parse(body);
}

async function describe(client: CloudFormationClient, StackName: string) {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    return stack;
  } catch (error) {
    if (error instanceof Error && error.message.endsWith('does not exist')) return undefined;
    throw error;
  }
}

/** What the deployed stacks would lose by these templates: a sentence for each, which begins with the stack's name. */
export async function lossesOfDeployment(
  client: CloudFormationClient,
  templates: ReadonlyMap<string, Template>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, next] of templates) {
    const deployed = await deployedTemplate(client, name);
    if (deployed !== undefined) found.push(...losses(deployed, next).map((loss) => `${name}: ${loss}`));
  }
  return found;
}
