import { expectStatus, once, type Subject } from '../check.ts';
import { newFile, reserve, sendForm } from '../files.ts';
import { type Smoke, sendAsItIs } from '../smoke.ts';

/** What becomes of a file that its provider deletes. */
export function deletion(smoke: Smoke): Subject {
  const { operator, record, send, until } = smoke;
  const deleted = once(async () => {
    const { id, uri, form } = await reserve(smoke);
    await expectStatus(await sendForm(form, newFile()), 204);
    const { object } = await until('the upload in the record', async () => {
      const known = await record(id);
      return known.status === 'available' ? known : undefined;
    });
    await expectStatus(await sendAsItIs(uri), 302);
    await expectStatus(await send(`/v1/resources/${id}`, { method: 'DELETE' }), 204);
    return { id, uri, object };
  });
  return {
    name: 'Deletion',
    checks: [
      {
        title: 'A deleted resource is 410 at once, with and without credentials',
        async run() {
          const { id, uri } = await deleted();
          await expectStatus(await sendAsItIs(uri), 410);
          await expectStatus(await send(`/v1/resources/${id}`), 410);
          return undefined;
        },
      },
      {
        title: 'Its object is removed soon',
        async run() {
          const { object } = await deleted();
          const start = Date.now();
          await until('that the object is gone', async () =>
            (await operator.exists(object)) ? undefined : true,
          );
          return `${Date.now() - start} ms later`;
        },
      },
    ],
  };
}
