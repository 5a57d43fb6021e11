import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const parameters = process.argv.slice(2);

/** The CDK's options that decide or answer its request for approval. */
const ANSWERS = /^(--require-approval(=.*)?|--yes|-y)$/;

/**
 * Without a terminal nobody can approve the deployment. The CDK notices only after making a stack that is protected
 * against deletion, and then fails to delete it.
 */
if (!process.stdout.isTTY && !parameters.some((parameter) => ANSWERS.test(parameter))) {
  console.error(
    'There is no terminal, so nobody can be asked to approve what the deployment changes. ' +
      'To deploy without being asked, add --require-approval never (npm run deploy -- --require-approval never).',
  );
  process.exitCode = 1;
} else {
  const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
  spawn(process.execPath, [cdk, 'deploy', '--all', ...parameters], { stdio: 'inherit' }).on(
    'exit',
    (code) => {
      process.exitCode = code ?? 1;
    },
  );
}
