/** What is wrong with a field of a request. */
export interface ErrorDetail {
  readonly field: string;
  readonly message: string;
}

/** An answer that refuses a request, of the service or of the bucket. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** Of HTTP. */
  readonly status: number;
  /** What is wrong with which fields; empty where the answer names none. */
  readonly details: readonly ErrorDetail[];
  /** The id of the request in the log of the service. */
  readonly requestId?: string;

  constructor(status: number, message: string, details: readonly ErrorDetail[] = [], requestId?: string) {
    super(message);
    this.status = status;
    this.details = details;
    if (requestId !== undefined) this.requestId = requestId;
  }
}

/** Reads a refusal, whose words each door puts into a shape of its own. */
export async function readApiError(response: Response): Promise<ApiError> {
  const { message, details } = wordsOf(await response.text());
  const requestId = response.headers.get('x-request-id') ?? response.headers.get('x-amz-request-id');
  const said = message || `The service answered ${response.status}.`;
  return new ApiError(response.status, said, details, requestId ?? undefined);
}

interface Words {
  readonly message: string;
  readonly details?: readonly ErrorDetail[];
}

function wordsOf(text: string): Words {
  const body = parsed(text);
  // The bucket answers in XML.
  if (!isRecord(body)) return { message: /<Message>(.*?)<\/Message>/s.exec(text)?.[1] ?? text };
  const { error, error_description, invalidReasons, message } = body;
  if (isRecord(error)) return { message: String(error['message']), details: detailsOf(error['details']) };
  if (typeof error_description === 'string') return { message: error_description };
  if (Array.isArray(invalidReasons)) return { message: invalidReasons.map(textOf).join('; ') };
  if (typeof error === 'string') return { message: error };
  if (typeof message === 'string' && Object.keys(body).length === 1) return { message };
  const details = Object.entries(body).map(([field, said]) => ({ field, message: textOf(said) }));
  return { message: details.map((one) => `${one.field}: ${one.message}`).join('; '), details };
}

function detailsOf(details: unknown): readonly ErrorDetail[] {
  if (!Array.isArray(details)) return [];
  return details.filter(isRecord).map(({ field, message }) => ({
    field: textOf(field),
    message: textOf(message),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
