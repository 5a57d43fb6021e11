import { randomBytes } from 'node:crypto';
import { madeAtOf } from '../../../lambdas/model/resources/resource.ts';
import { expectStatus, expectThat, once, type Subject } from '../check.ts';
import { complete, etagOf, reserveInParts } from '../multipart.ts';
import type { Smoke } from '../smoke.ts';

const MEBIBYTE = 1024 ** 2;

/** A whole part, the smallest that S3 takes, and a last one of a few bytes. */
const parts = [randomBytes(5 * MEBIBYTE), randomBytes(1000)] as const;
const size = parts[0].length + parts[1].length;

const answers = ['Uploads in parts'] as const;

/** An upload in parts, and what the bucket must refuse of it. */
export function uploadsInParts(smoke: Smoke): Subject {
  const { client, operator, record, until } = smoke;
  const opened = once(async () => {
    const file = await reserveInParts(smoke, size);
    return { file, uploadId: await file.open() };
  });
  const sent = once(async () => {
    const { file, uploadId } = await opened();
    return [
      await etagOf(await file.send(uploadId, 1, parts[0])),
      await etagOf(await file.send(uploadId, 2, parts[1])),
    ];
  });
  const completed = once(async () => {
    const { file, uploadId } = await opened();
    const { isRefused, told } = await complete(await file.signCompletion(uploadId), await sent());
    expectThat(!isRefused, `the bucket answered ${told}`);
    await until('that the file is available', async () => {
      const { data } = await client.api.GET('/v1/resources/{id}/status', {
        params: { path: { id: file.id } },
      });
      return data?.status === 'available' ? true : undefined;
    });
    return file;
  });

  return {
    name: 'Uploads in parts',
    checks: [
      {
        title: 'A part of another length is refused',
        answers,
        async run() {
          const { file, uploadId } = await opened();
          const response = await file.send(uploadId, 2, randomBytes(999));
          return `${(await expectStatus(response, 400, 403)).status}`;
        },
      },
      {
        title: 'A page of another origin may complete an upload',
        answers,
        async run() {
          const { file, uploadId } = await opened();
          const { url, headers } = await file.signCompletion(uploadId);
          const asked = {
            origin: 'https://page.example',
            'access-control-request-method': 'POST',
            'access-control-request-headers': Object.keys(headers).join(',').toLowerCase(),
          };
          const response = await fetch(url, { method: 'OPTIONS', headers: asked });
          await expectStatus(response, 200, 204);
          return `allowed headers: ${response.headers.get('access-control-allow-headers')}`;
        },
      },
      {
        title: 'An upload that lacks a part is not completed',
        answers,
        async run() {
          const { file, uploadId } = await opened();
          const [etag = ''] = await sent();
          const { isRefused, told } = await complete(await file.signCompletion(uploadId), [etag]);
          expectThat(isRefused, 'the bucket has completed it');
          return told;
        },
      },
      {
        title: 'All parts make the file',
        answers,
        async run() {
          const { uri } = await completed();
          const bytes = Buffer.from(await (await expectStatus(await fetch(uri), 200)).arrayBuffer());
          expectThat(bytes.equals(Buffer.concat(parts)), 'other bytes came');
          return `${size} bytes in ${parts.length} parts`;
        },
      },
      {
        title: 'The file is as old as its record says, so that its lifetime counts from the right day',
        answers,
        async run() {
          const known = await record((await completed()).id);
          const { lastModified } = await operator.headOf(known.object);
          const difference = Math.abs(lastModified - madeAtOf(known));
          expectThat(difference <= 1000, `the bucket dates it ${difference} ms away from its record`);
          const late = lastModified - (known.uploadedAt ?? 0);
          return `dated ${Math.abs(late)} ms ${late < 0 ? 'before' : 'after'} its completion`;
        },
      },
      {
        title: 'Of two uploads of one file, only the first to be completed is',
        answers,
        async run() {
          const bytes = randomBytes(1000);
          const file = await reserveInParts(smoke, bytes.length);
          const uploads = [await file.open(), await file.open()];
          const ready = uploads.map(async (uploadId) => ({
            etags: [await etagOf(await file.send(uploadId, 1, bytes))],
            completion: await file.signCompletion(uploadId),
          }));
          const [first, second] = await Promise.all(ready);
          expectThat(first !== undefined && second !== undefined, 'an upload is missing');
          const { isRefused, told } = await complete(first.completion, first.etags);
          expectThat(!isRefused, `the bucket answered ${told} to the first one`);
          const again = await complete(second.completion, second.etags);
          expectThat(again.isRefused, 'the bucket has completed the second one');
          return again.told;
        },
      },
    ],
  };
}
