import { expectStatus, expectThat, type Subject } from '../check.ts';
import { type Form, LIFE, newFile, reserve, sendForm } from '../files.ts';
import type { Smoke } from '../smoke.ts';

type Fields = Form['fields'];

/** What is done to a form; `other` is the form of another resource. */
type Alteration = (fields: Fields, other: Fields) => Fields;

const alterations: Readonly<Record<string, Alteration>> = {
  'a key of its own': (fields) => ({ ...fields, key: 'resources/smoke' }),
  'the key of another resource': (fields, { key = '' }) => ({ ...fields, key }),
  'another media type': (fields) => ({ ...fields, 'Content-Type': 'text/html' }),
  'another tag': (fields) => ({ ...fields, tagging: (fields['tagging'] ?? '').replace(/\d+/, '366') }),
  'no tag': ({ tagging: _, ...fields }) => fields,
  'a further field': (fields) => ({ ...fields, acl: 'public-read' }),
  'further metadata': (fields) => ({ ...fields, 'x-amz-meta-smoke': 'test' }),
  'a policy that it has altered': (fields) => ({ ...fields, Policy: longer(fields['Policy'] ?? '') }),
  'the policy of another resource': (fields, { Policy = '' }) => ({ ...fields, Policy }),
  'an altered signature': (fields) => ({ ...fields, 'X-Amz-Signature': '0'.repeat(64) }),
  'no policy': ({ Policy: _, ...fields }) => fields,
  'only a key': ({ key = '' }) => ({ key }),
};

/** Forms that a provider could send instead of its own. The bucket must refuse each, and store nothing. */
export function badForms(smoke: Smoke): Subject {
  const wanted = { mode: 'temporary_url', expire: LIFE } as const;
  const altered = Object.entries(alterations).map(([what, alter]) => ({
    title: `A form with ${what} is refused`,
    run: async () => {
      const { id, form } = await reserve(smoke, wanted);
      const { form: other } = await reserve(smoke, wanted);
      return refused(smoke, id, { ...form, fields: alter(form.fields, other.fields) }, newFile());
    },
  }));
  const empty = {
    title: 'An empty file is refused',
    run: async () => {
      const { id, form } = await reserve(smoke, wanted);
      return refused(smoke, id, form, Buffer.alloc(0));
    },
  };
  return { name: 'Bad forms', checks: [...altered, empty] };
}

async function refused(
  { operator, record }: Smoke,
  id: string,
  form: Form,
  file: Buffer<ArrayBuffer>,
): Promise<string> {
  const response = await expectStatus(await sendForm(form, file), 400, 403);
  const [, code] = /<Code>(\w+)<\/Code>/.exec(await response.text()) ?? [];
  expectThat(!(await operator.exists((await record(id)).object)), 'the bucket has stored the file');
  return `${response.status} ${code ?? ''}`.trim();
}

/** A policy whose end is a year later. */
function longer(policy: string): string {
  const document = JSON.parse(Buffer.from(policy, 'base64').toString());
  const expiration = new Date(Date.parse(document.expiration) + 365 * 24 * 3600 * 1000).toISOString();
  return Buffer.from(JSON.stringify({ ...document, expiration })).toString('base64');
}
