import { hash } from 'node:crypto';
import { EXPIRY_TAG, lifecycleTag } from '../../../lambdas/aws/object-tags.ts';
import { lifecycle } from '../../../lambdas/model/resources/lifecycle.ts';
import { partsOf } from '../../../lambdas/model/resources/object-name.ts';
import { madeAtOf, type Resource } from '../../../lambdas/model/resources/resource.ts';
import { expectStatus, expectThat, once, type Subject } from '../check.ts';
import { LIFE, newFile, type Reservation, reserve, sendForm } from '../files.ts';
import { type Smoke, sendAsItIs } from '../smoke.ts';

const TEN_DAYS = 10 * 24 * 3600;

/** An upload by a form, and what the bucket then knows of the object. */
export function uploads(smoke: Smoke): Subject {
  const { client, operator } = smoke;
  const file = newFile();
  const uploaded = once(async () => {
    const reservation = await reserve(smoke);
    await expectStatus(await sendForm(reservation.form, file), 204);
    return reservation;
  });
  const available = once(async () => availableRecord(smoke, await uploaded()));

  return {
    name: 'Uploads',
    checks: [
      {
        title: 'A form takes a file',
        async run() {
          await uploaded();
          return undefined;
        },
      },
      {
        title: 'The file is recorded once it has arrived',
        answers: ['Schedules and events'],
        async run() {
          const start = Date.now();
          const { size } = await available();
          expectThat(size === file.length, `${size} bytes are recorded instead of ${file.length}`);
          return `${Date.now() - start} ms later`;
        },
      },
      {
        title: 'The object has the tag of its lifetime, and the bucket ends it by that tag',
        async run() {
          const record = await available();
          const tag = await expectTag(smoke, record);
          const { expiration } = await operator.headOf(record.object);
          const rule = `expire-after-${tag.slice(EXPIRY_TAG.length + 1)}-days`;
          expectThat(
            expiration === undefined || expiration.includes(rule),
            `the bucket ends the object by another rule than ${rule}: ${expiration}`,
          );
          return `${tag}, ${expiration ?? 'and the bucket names no end for it'}`;
        },
      },
      {
        title: 'The resource ends when it was asked to',
        async run() {
          const { expiresAt } = await uploaded();
          const { createdAt } = await available();
          const seconds = (Date.parse(expiresAt ?? '') - createdAt) / 1000;
          expectThat(seconds >= LIFE && seconds < LIFE + 2, `it lives for ${seconds} s instead of ${LIFE} s`);
          return `${expiresAt}`;
        },
      },
      {
        title: 'A longer life gives the object another tag',
        async run() {
          const { id } = await uploaded();
          await available();
          const params = { path: { id } };
          await client.api.PATCH('/v1/resources/{id}', { params, body: { expire: TEN_DAYS } });
          return expectTag(smoke, await smoke.record(id));
        },
      },
      {
        title: 'The bucket keeps versions',
        answers: ['Versions of a new bucket'],
        async run() {
          const { versionId } = partsOf((await available()).object);
          expectThat(versionId !== undefined && versionId !== 'null', 'the object has no version');
          return undefined;
        },
      },
      {
        title: 'A form that is used again leaves the first file in its place',
        async run() {
          const { form, uri } = await uploaded();
          await available();
          await expectStatus(await sendForm(form, newFile()), 204);
          const { headers } = await expectStatus(await sendAsItIs(uri), 302);
          const download = await expectStatus(await fetch(headers.get('location') ?? ''), 200);
          expectThat((await download.text()) === file.toString(), 'the second file is downloaded');
          return undefined;
        },
      },
      {
        title: 'A form with a SHA-256 refuses other bytes, and takes those',
        answers: ['Checksums in a form'],
        async run() {
          const wanted = newFile();
          const sha256 = hash('sha256', wanted);
          const { id, form } = await reserve(smoke, { mode: 'temporary_url', expire: LIFE, sha256 });
          const { status } = await expectStatus(await sendForm(form, newFile()), 400);
          await expectStatus(await sendForm(form, wanted), 204);
          await availableRecord(smoke, { id });
          return `${status} for other bytes`;
        },
      },
    ],
  };
}

/** The record of an uploaded resource, once the service knows of the file. */
function availableRecord(smoke: Smoke, { id }: Pick<Reservation, 'id'>): Promise<Resource> {
  return smoke.until('the upload in the record', async () => {
    const record = await smoke.record(id);
    return record.status === 'available' ? record : undefined;
  });
}

/** The tag that the object of a record must have, as `name=value`, once it has it. */
export async function expectTag({ operator, until }: Smoke, record: Resource): Promise<string> {
  const expected = lifecycleTag(lifecycle(record.expiresAt, madeAtOf(record)));
  const tag = `${EXPIRY_TAG}=${expected}`;
  return until(`the tag ${tag}`, async () => {
    const tags = await operator.tagsOf(record.object);
    return tags[EXPIRY_TAG] === expected ? tag : undefined;
  });
}
