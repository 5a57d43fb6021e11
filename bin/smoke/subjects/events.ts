import { once, type Subject } from '../check.ts';
import { newFile, reserve, sendForm } from '../files.ts';
import type { Smoke } from '../smoke.ts';

/** What follows from a change. */
export function events(smoke: Smoke): Subject {
  const { baseUrl, client, made, until } = smoke;
  const { api } = client;
  const uploaded = once(async () => {
    const { id, form } = await reserve(smoke);
    await sendForm(form, newFile());
    return id;
  });
  /** The service itself is the receiver: it refuses what it is sent, and the delivery tells that it was sent. */
  const webhook = once(async () => {
    const body = { url: `${baseUrl}/status`, events: ['resource.updated' as const] };
    const { data } = await api.POST('/v1/webhooks', { body });
    const id = String(data?.id);
    made.webhooks.add(id);
    return id;
  });
  const tag = async (text: string) => {
    const params = { path: { id: await uploaded() } };
    await api.PATCH('/v1/resources/{id}', { params, body: { tags: [text] } });
  };
  const deliveries = async () => {
    const params = { path: { id: await webhook() }, query: { limit: 100 } };
    const { data } = await api.GET('/v1/webhooks/{id}/deliveries', { params });
    return data?.deliveries ?? [];
  };

  return {
    name: 'Effects',
    checks: [
      {
        title: 'An upload and a change of it are seen in the list',
        answers: ['Indexes that are behind'],
        async run() {
          await webhook();
          const id = await uploaded();
          const start = Date.now();
          const listedWith =
            (isSo: (one: { status: string; tags: readonly string[] }) => boolean) => async () => {
              const { data } = await api.GET('/v1/resources', { params: { query: { limit: 100 } } });
              return data?.resources.some((one) => one.id === id && isSo(one)) ? true : undefined;
            };
          await until(
            'the upload in the list',
            listedWith(({ status }) => status === 'available'),
          );
          const first = Date.now() - start;
          await tag('listed');
          const changed = Date.now();
          await until(
            'the change in the list',
            listedWith(({ tags }) => tags.includes('listed')),
          );
          return `${first} ms and ${Date.now() - changed} ms later`;
        },
      },
      {
        title: 'A change is an event for a webhook',
        answers: ["The table's stream"],
        async run() {
          // Who remembers that the account has no webhooks forgets it within ten seconds.
          await until('an event', async () => {
            await tag('noticed');
            await tag('changed');
            return (await deliveries())[0];
          });
          await tag('last');
          const start = Date.now();
          await until('the event of the last change', async () =>
            (await deliveries()).find(({ event }) => JSON.stringify(event).includes('"last"')),
          );
          return `${Date.now() - start} ms later`;
        },
      },
      {
        title: 'An event is sent to its webhook',
        answers: ['Schedules and events'],
        async run() {
          const sent = await until('the answer of the receiver', async () =>
            (await deliveries()).find(({ attempts }) => attempts > 0),
          );
          return `the receiver answered ${sent.last_status ?? sent.last_error}`;
        },
      },
    ],
  };
}
