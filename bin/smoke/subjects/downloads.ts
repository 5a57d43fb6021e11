import { expectStatus, expectThat, once, type Subject } from '../check.ts';
import { newFile } from '../files.ts';
import { rawRequest } from '../raw-request.ts';
import { type Smoke, sendAsItIs } from '../smoke.ts';

/** A reference, what it resolves to, and the ways to read the file. */
export function downloads({ baseUrl, client, made, send }: Smoke): Subject {
  const file = newFile();
  const uploaded = once(async () => {
    const { id, uri } = await client.upload(new Blob([file]), {
      fileName: 'smoke.txt',
      mediaType: 'text/plain',
      mode: 'persistent_reference',
    });
    made.resources.add(id);
    return { id, uri };
  });
  const resolved = once(async () => {
    const { id } = await uploaded();
    const { data } = await client.api.GET('/v1/resources/{ref}/resolve', {
      params: { path: { ref: id } },
    });
    return String(data?.uri);
  });
  const signedLink = once(async () => {
    const { headers } = await expectStatus(await sendAsItIs(await resolved()), 302);
    return headers.get('location') ?? '';
  });
  return {
    name: 'Downloads',
    checks: [
      {
        title: 'A reference resolves to a URL, in every form that a client may send',
        answers: ['Slashes in references'],
        async run() {
          const { id, uri } = await uploaded();
          expectThat(uri === `ref://${id}`, `the reference is ${uri}`);
          for (const form of [id, encodeURIComponent(uri), uri, `ref:/${id}`]) {
            const response = await expectStatus(await send(`/v1/resources/${form}/resolve`), 200);
            const { uri: url } = (await response.json()) as { uri: string };
            expectThat(url === `${baseUrl}/v1/resources/${id}`, `${form} resolves to ${url}`);
          }
          return undefined;
        },
      },
      {
        title: 'The URL leads to a signed link, without credentials',
        async run() {
          const { host } = new URL(await signedLink());
          return `302 to ${host}`;
        },
      },
      {
        title: 'The link gives the file, byte by byte, with its type',
        async run() {
          const response = await expectStatus(await fetch(await signedLink()), 200);
          const type = response.headers.get('content-type');
          expectThat(type?.startsWith('text/plain') === true, `its type is ${type}`);
          expectThat(file.equals(Buffer.from(await response.arrayBuffer())), 'other bytes came');
          return `${type}`;
        },
      },
      {
        title: 'The link gives a range',
        async run() {
          const response = await fetch(await signedLink(), { headers: { range: 'bytes=6-9' } });
          const text = await (await expectStatus(response, 206)).text();
          expectThat(text === file.toString().slice(6, 10), `the range is ${text}`);
          return response.headers.get('content-range') ?? undefined;
        },
      },
      {
        title: 'HEAD redirects like GET, and no body follows the answer',
        answers: ['Answers to HEAD'],
        async run() {
          const { status, headers, body } = await rawRequest(await resolved(), 'HEAD');
          expectThat(status === 302, `HEAD answered ${status}`);
          expectThat(body.length === 0, `${body.length} bytes followed the answer to HEAD`);
          return `content-length: ${headers.get('content-length') ?? 'none'}`;
        },
      },
    ],
  };
}
