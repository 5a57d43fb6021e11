import { expectStatus, expectThat, once, type Subject } from '../check.ts';
import { newFile } from '../files.ts';
import type { Smoke } from '../smoke.ts';
import { expectTag } from './uploads.ts';

/** The Media Upload API, with HTTP Basic. */
export function content(smoke: Smoke): Subject {
  const { credentials, made, send } = smoke;
  const file = newFile();
  const { clientId, clientSecret } = credentials;
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const upload = () =>
    send('/cms/v2/content', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ content: file.toString('base64') }),
    });
  const uploaded = once(async () => {
    const response = await expectStatus(await upload(), 201);
    const { id } = (await response.json()) as { id: string };
    made.resources.add(id);
    return id;
  });
  return {
    name: 'Content',
    checks: [
      {
        title: 'A request brings a file, and a name and a secret are enough',
        async run() {
          await uploaded();
          return undefined;
        },
      },
      {
        title: 'The same file again is found to be there',
        async run() {
          const id = await uploaded();
          const { headers } = await expectStatus(await upload(), 302);
          const location = headers.get('location') ?? 'nowhere';
          expectThat(location.endsWith(`/cms/v2/content/${id}`), `it leads to ${location}`);
          return undefined;
        },
      },
      {
        title: 'What is said of the file is true, and it is read byte by byte',
        async run() {
          const response = await send(`/cms/v2/content/${await uploaded()}`, { headers: { authorization } });
          const told = (await (await expectStatus(response, 200)).json()) as Record<string, unknown>;
          const { size, contentType, location } = told;
          expectThat(size === file.length && contentType === 'text/plain', `it is ${JSON.stringify(told)}`);
          const bytes = Buffer.from(await (await fetch(String(location))).arrayBuffer());
          expectThat(file.equals(bytes), 'other bytes came');
          return undefined;
        },
      },
      {
        title: 'The object has the tag of its lifetime',
        async run() {
          return expectTag(smoke, await smoke.record(await uploaded()));
        },
      },
    ],
  };
}
