import { expectStatus, expectThat, once, type Subject } from '../check.ts';
import { LIFE, newFile, reserve, sendForm } from '../files.ts';
import type { Smoke } from '../smoke.ts';
import { expectTag } from './uploads.ts';

/** A container with one file, and its clone. */
export function containers(smoke: Smoke): Subject {
  const { client, made, send, until } = smoke;
  const { api } = client;
  const file = newFile();
  const created = once(async () => {
    const { data } = await api.POST('/containers', {
      body: { name: 'Smoke test', tags: ['smoke', 'ümläut'] },
    });
    const id = String(data?.id);
    made.containers.add(id);
    const reservation = await reserve(smoke, { mode: 'temporary_url', expire: LIFE, container_id: id });
    await expectStatus(await sendForm(reservation.form, file), 204);
    await until('the upload in the record', async () =>
      (await smoke.record(reservation.id)).status === 'available' ? true : undefined,
    );
    return id;
  });
  const members = async (id: string) => {
    const { data } = await api.GET('/containers/{id}/resources', { params: { path: { id } } });
    return data?.data ?? [];
  };
  const cloned = once(async () => {
    const path = { id: await created() };
    await until('the file in its container', async () => (await members(path.id))[0]);
    await api.POST('/containers/{id}/clone', { params: { path }, body: { name: 'Smoke test, copied' } });
    const clone = await until('the end of the clone', async () => {
      const { data } = await api.GET('/containers/{id}/clone', { params: { path } });
      return data?.completedAt === null ? undefined : data;
    });
    made.containers.add(clone.toContainerId);
    return clone;
  });
  return {
    name: 'Containers',
    checks: [
      {
        title: 'A container is found by a query in JSON, however it is encoded',
        answers: ['Queries in JSON'],
        async run() {
          const id = await created();
          const query = { tags: { all: ['smoke', 'ümläut'] }, sort: '-createdAt' };
          const encoders = { whole: client.jsonQuery(query), 'URL alone': JSON.stringify(query) };
          for (const [name, encoded] of Object.entries(encoders)) {
            await until(`the container by a query encoded as a ${name}`, async () => {
              const response = await expectStatus(await send(`/containers?${encoded}`), 200);
              const { data } = (await response.json()) as { data: { id: string }[] };
              return data.some((one) => one.id === id) ? true : undefined;
            });
          }
          return undefined;
        },
      },
      {
        title: 'A clone is made in the background, with all that is in the container',
        answers: ['Schedules and events'],
        async run() {
          const start = Date.now();
          const { total, copied } = await cloned();
          expectThat(total === 1 && copied === 1, `${copied} of ${total} resources were copied instead of 1`);
          return `${Date.now() - start} ms`;
        },
      },
      {
        title: 'The copied object has a tag of its own, and the same bytes',
        answers: ['Tags of copies'],
        async run() {
          const { toContainerId } = await cloned();
          const [copy] = await until('the copy in its container', async () => {
            const listed = await members(toContainerId);
            return listed.length > 0 ? listed : undefined;
          });
          expectThat(copy !== undefined, 'the copy is missing');
          const bytes = await (await expectStatus(await fetch(copy.uri), 200)).text();
          expectThat(bytes === file.toString(), 'other bytes came');
          return expectTag(smoke, await smoke.record(copy.id));
        },
      },
    ],
  };
}
