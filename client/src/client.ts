import createApi, { type Client } from 'openapi-fetch';
import { readApiError } from './api-error.ts';
import { jsonQuery } from './json-query.ts';
import { pathOf } from './path.ts';
import { isRepeatable, pause, type Sending, withRetries } from './retries.ts';
import type { ContainerPage, ContainersQuery, paths } from './schema.d.ts';
import { type Credentials, type Tokens, tokensOf } from './tokens.ts';
import type { UploadedFile, UploadOptions } from './upload/options.ts';
import type { UploadSource } from './upload/source.ts';
import { upload } from './upload/upload.ts';

/** Which service, for whom, and what a client takes from its surroundings. */
export interface ClientOptions extends Partial<Sending> {
  /** The address of the service, such as `https://media.example.com`. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
}

/** A client of the service. What is refused rejects with `ApiError`. */
export interface ResourceManager {
  /** All operations: `api.GET('/v1/resources', { params: { query: { limit: 10 } } })`. */
  readonly api: Client<paths>;
  /** Reads a page of the account's containers. */
  containers(query?: ContainersQuery, options?: { readonly signal?: AbortSignal }): Promise<ContainerPage>;
  /** A JSON query as a whole query string, for operations that have one. */
  jsonQuery(query: object): string;
  /** Uploads a file: by a form, or in parts if it is large. */
  upload(source: UploadSource, options: UploadOptions): Promise<UploadedFile>;
}

/** The longest pause before a request is sent again, in milliseconds. */
const MAXIMUM_WAIT = 60_000;

/** A client that gets tokens, waits where it is asked to, and sends again what may be sent again. */
export function createClient(options: ClientOptions): ResourceManager {
  const sending: Sending = {
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    now: options.now ?? Date.now,
    pause: options.pause ?? pause,
    maximumWait: options.maximumWait ?? MAXIMUM_WAIT,
  };
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const tokens = tokensOf(sending, baseUrl, options.credentials);
  const api = createApi<paths>({
    baseUrl,
    fetch: (request) => exchange(sending, tokens, request),
    pathSerializer: pathOf,
  });
  return {
    api,
    jsonQuery,
    upload: (source, uploadOptions) => upload(api, sending, source, uploadOptions),
    async containers(query = {}, { signal } = {}) {
      const querySerializer = () => jsonQuery(query);
      const { data } = await api.GET('/containers', { querySerializer, ...(signal && { signal }) });
      return data as ContainerPage;
    },
  };
}

/** Sends a request with a token, and once more with another one if that is refused. Rejects if it is refused. */
async function exchange(sending: Sending, tokens: Tokens, request: Request): Promise<Response> {
  const ownCredentials = request.headers.has('authorization') || isForTokens(request);
  const token = ownCredentials ? undefined : await tokens.get();
  let response = await sendWith(sending, token, request);
  if (response.status === 401 && token !== undefined) {
    const another = await tokens.replace(token);
    if (another !== undefined) {
      await response.body?.cancel();
      response = await sendWith(sending, another, request);
    }
  }
  if (response.status >= 400) throw await readApiError(response);
  return response;
}

function sendWith(sending: Sending, token: string | undefined, request: Request): Promise<Response> {
  const send = () => {
    // A body can be read only once.
    const copy = request.clone();
    if (token !== undefined) copy.headers.set('authorization', `Bearer ${token}`);
    return sending.fetch(copy);
  };
  return isRepeatable(request) ? withRetries(sending, send, request.signal) : send();
}

/** The secrets of a request for a token are in its body. */
const isForTokens = ({ url }: Request) => new URL(url).pathname.endsWith('/oauth/token');
