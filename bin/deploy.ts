import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { lossesOfDeployment } from './deploy/deployed.ts';
import { type DeployParameters, deployParameters } from './deploy/parameters.ts';
import { explained } from './provider/errors.ts';

/** Where the CDK puts what it synthesises. */
const ASSEMBLY = 'cdk.out';

/**
 * `npm run deploy`: `cdk deploy` of all stacks, unless that would lose or replace what is stored. What is deployed is
 * exactly what was compared.
 */
try {
  process.exitCode = await deploy(deployParameters(process.argv.slice(2)));
} catch (error) {
  console.error(explained(error));
  process.exitCode = 1;
}

async function deploy(parameters: DeployParameters): Promise<number> {
  if (parameters.asksForHelp) return cdk('deploy', '--help');
  // The CDK notices only after making a stack that is protected against deletion, and then fails to delete it.
  if (!process.stdout.isTTY && !parameters.isApproved)
    throw new Error(
      'There is no terminal, so nobody can be asked to approve what the deployment changes. ' +
        'To deploy without being asked, add --require-approval never (npm run deploy -- --require-approval never).',
    );
  const { assembly = ASSEMBLY, toSynthesise, toDeploy } = parameters;
  if (parameters.assembly === undefined) {
    const code = await cdk('synth', '--quiet', '--output', ASSEMBLY, ...toSynthesise);
    if (code !== 0) return code;
  }
  const lost = await lossesOf(assembly, parameters);
  if (lost.length > 0)
    throw new Error(
      [
        'Nothing is deployed, since that would replace or lose what is stored:',
        ...lost.map((loss) => `- ${loss}`),
        'Keep what is named as it is. Whoever wants the loss can ask the CDK for it: npx cdk deploy.',
      ].join('\n'),
    );
  return cdk('deploy', '--all', '--app', assembly, ...toDeploy);
}

/** What the stacks of a synthesised app would lose of what is deployed. */
async function lossesOf(assembly: string, { profile, region }: DeployParameters): Promise<string[]> {
  const client = new CloudFormationClient({
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
  });
  const templates = new CloudAssembly(assembly).stacks.map(
    ({ stackName, template }) => [stackName, template] as const,
  );
  return lossesOfDeployment(client, new Map(templates)).finally(() => client.destroy());
}

/** Runs the CDK with this terminal, and resolves to its exit code. */
async function cdk(...parameters: readonly string[]): Promise<number> {
  const program = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
  const child = spawn(process.execPath, [program, ...parameters], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
