/** A page that uploads and lists with the client, and goes on with an upload when it is opened again. */
import { ApiError, createClient } from '../../client/src/index.ts';

const { baseUrl, credentials } = globalThis.settings;
const STATE = 'upload';

let passed = 0;
const client = createClient({ baseUrl, credentials, now: () => Date.now() + passed });

const resume = {
  load: async () => JSON.parse(localStorage.getItem(STATE) ?? 'null') ?? undefined,
  save: async (state) => localStorage.setItem(STATE, JSON.stringify(state)),
  clear: async () => localStorage.removeItem(STATE),
};

globalThis.actions = {
  /** Uploads the selected file; after so many bytes, the upload is stopped. */
  async upload(stopAfter = Number.POSITIVE_INFINITY) {
    const [file] = document.querySelector('input').files;
    const stop = new AbortController();
    const progress = [];
    const onProgress = ({ sentBytes }) => {
      progress.push(sentBytes);
      if (sentBytes >= stopAfter) stop.abort();
    };
    const { signal } = stop;
    const options = { mode: 'persistent_reference', tags: ['page'], onProgress, resume, signal };
    const outcome = await client.upload(file, options).catch(({ name }) => ({ name }));
    return { progress, ...outcome };
  },

  async list() {
    const { data } = await client.api.GET('/v1/resources', {
      params: { query: { tag: 'page', sort: 'name' } },
    });
    return data.resources.map(({ file_name, size }) => ({ file_name, size }));
  },

  async containers(name) {
    await client.api.POST('/containers', { body: { name } });
    return (await client.containers({ name })).data.map((container) => container.name);
  },

  /** What an answer that pages may read tells of a refusal. */
  async refused() {
    const error = await client.api
      .GET('/v1/webhooks/{id}', { params: { path: { id: 'unknown' } } })
      .catch((e) => e);
    const { status, message, requestId } = error;
    return { isApiError: error instanceof ApiError, status, message, hasRequestId: requestId !== undefined };
  },

  pass(milliseconds) {
    passed += milliseconds;
  },
};
