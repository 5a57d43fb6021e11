import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A stack of the account: its state, and what it was deployed with. */
export interface DeployedStack {
  readonly status: string;
  readonly template: object;
}

/** Answers DescribeStacks and GetTemplate for these stacks as CloudFormation does (AWS query protocol), and notes what is asked. */
export async function startCloudFormation(stacks: Readonly<Record<string, DeployedStack>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const form = new URLSearchParams(body);
      const [action = '', name = ''] = [form.get('Action') ?? '', form.get('StackName') ?? ''];
      asked.push(`${action} ${name}`);
      const stack = stacks[name];
      response.setHeader('content-type', 'text/xml');
      if (stack === undefined) response.statusCode = 400;
      response.end(stack === undefined ? missing(name) : answer(action, name, stack));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(action: string, name: string, { status, template }: DeployedStack): string {
  const result =
    action === 'GetTemplate'
      ? `<TemplateBody>${escaped(JSON.stringify(template))}</TemplateBody>`
      : `<Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus></member></Stacks>`;
  return `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
}

function missing(name: string): string {
  const message = `Stack with id ${name} does not exist`;
  return `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
