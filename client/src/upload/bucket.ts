import { ApiError, readApiError } from '../api-error.ts';
import { type Sending, withRetries } from '../retries.ts';

/** Where files are sent to. */
export interface Bucket {
  /** Sends a signed request, which is made anew for each attempt. Rejects with `ApiError` if it is refused. */
  send(request: () => Promise<SignedRequest>): Promise<Answer>;
}

export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | FormData | string;
}

export interface Answer {
  readonly headers: Headers;
  readonly text: string;
}

/** The bucket that signed requests name. All that it is asked for may be asked for again. */
export function bucketAt(sending: Sending, signal?: AbortSignal): Bucket {
  return {
    async send(request) {
      const send = async () => {
        const { url, ...rest } = await request();
        return sending.fetch(new Request(url, { ...rest, ...(signal === undefined ? {} : { signal }) }));
      };
      const response = await withRetries(sending, send, signal);
      if (!response.ok) throw await readApiError(response);
      const text = await response.text();
      // S3 may find out that it cannot complete an upload after it has answered 200.
      const refusal = /<Error>.*?<Message>(.*?)<\/Message>/s.exec(text)?.[1];
      if (refusal !== undefined) throw new ApiError(500, refusal);
      return { headers: response.headers, text };
    },
  };
}
