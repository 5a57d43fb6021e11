import type { DemoCredentials } from './demo-account.ts';
import { firstSteps } from './first-steps.ts';

/** The text after a start: the service's address, the demo credentials, and commands to copy for a whole flow. */
export function welcome(credentials: DemoCredentials, file: string, sampleUrl: string | undefined): string {
  const { base_url, client_id, client_secret, username, password, account_id } = credentials;
  return `
Resource Manager is ready at ${base_url}
${sampleUrl === undefined ? '' : `\n  A file in the browser     ${sampleUrl}`}
  The console               ${base_url}/console, with username and password
  The API to read and try   ${base_url}/docs

  account        ${account_id}
  client_id      ${client_id}
  client_secret  ${client_secret}
  username       ${username}
  password       ${password}

These are in ${file} too. Try it: copy these commands into another terminal, in this folder.

${firstSteps(file).join('\n\n')}

Stop with Ctrl+C; everything stays for the next start.
`;
}

/** One line for a person: the request, its outcome and its duration. Internal errors are printed in full. */
export function requestLine(entry: Readonly<Record<string, unknown>>): string {
  const { method, route, status, outcome, duration_ms: duration, error, message } = entry;
  const parts = [new Date().toISOString().slice(11, 19), message, method, route, status, outcome];
  const line = parts.filter((part) => part !== undefined).join(' ');
  return `${line}${duration === undefined ? '' : ` ${duration} ms`}${error === undefined ? '' : `\n${error}`}`;
}
