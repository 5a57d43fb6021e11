import { describe, expect, test } from 'vitest';
import { send } from './raw-request.ts';
import { missingField } from './refusals.ts';
import { bucket, type RunningStore, shareEmptiedStore } from './running-store.ts';
import { BOUNDARY, encodeForm, postBody, signForm, withFields, xmlText } from './upload-form.ts';

const shared = shareEmptiedStore();

describe('refuses a body that is no form', () => {
  const malformed = 'The body of your POST request is not well-formed multipart/form-data.';
  const refused = (
    name: string,
    body: (s: RunningStore) => string | Buffer,
    status: number,
    code: string,
    message: string,
    contentType?: string,
  ): void => {
    test(name, async () => {
      const store = shared();
      const answer = await postBody(store, body(store), contentType);
      expect(answer).toMatchObject({ status, code, message });
      expect(await store.kept()).toEqual([]);
    });
  };
  const noForm = 'At least one of the pre-conditions you specified did not hold';
  const noFile = 'POST requires exactly one file upload per request.';
  const tooManyBytes = 'Your POST request fields preceding the upload file were too large.';
  const good = (s: RunningStore): Buffer => encodeForm(signForm(s));

  refused('of the type JSON', () => '{}', 412, 'PreconditionFailed', noForm, 'application/json');
  refused(
    'of a similar type',
    good,
    412,
    'PreconditionFailed',
    noForm,
    `multipart/form-data2; boundary=${BOUNDARY}`,
  );
  refused('without a boundary', good, 400, 'MalformedPOSTRequest', malformed, 'multipart/form-data');
  refused(
    'with another boundary',
    good,
    400,
    'MalformedPOSTRequest',
    malformed,
    'multipart/form-data; boundary=other',
  );
  refused('empty', () => '', 400, 'MalformedPOSTRequest', malformed);
  refused('nothing but text', () => 'no form at all', 400, 'MalformedPOSTRequest', malformed);
  refused('without a part', () => `--${BOUNDARY}--\r\n`, 400, 'InvalidArgument', noFile);
  refused(
    'without the file',
    (s) => encodeForm({ ...signForm(s), file: undefined }),
    400,
    'InvalidArgument',
    noFile,
  );
  refused(
    'with a field that has no name',
    () => `--${BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\nfoo\r\n--${BOUNDARY}--\r\n`,
    400,
    'MalformedPOSTRequest',
    malformed,
  );
  refused(
    'with the file before the key',
    (s) => {
      const { fields, file } = signForm(s);
      return encodeForm({
        fields: fields.filter(([name]) => name !== 'key'),
        file,
        after: [['key', 'foo.txt']],
      });
    },
    400,
    'InvalidArgument',
    missingField('key'),
  );
  refused(
    'with the file before the policy',
    (s) => encodeForm({ fields: [], file: 'bar', after: signForm(s).fields }),
    403,
    'AccessDenied',
    'Access Denied',
  );
  refused(
    'with one field of more than 20 KB',
    (s) => encodeForm(withFields(signForm(s), { 'x-ignore-this': 'x'.repeat(20_481) })),
    400,
    'MaxPostPreDataLengthExceeded',
    tooManyBytes,
  );
  refused(
    'with many fields of more than 20 KB together',
    (s) => {
      const many = Array.from({ length: 300 }, (_, index): [string, string] => [
        `x-ignore-${index}`,
        'x'.repeat(80),
      ]);
      return encodeForm({ ...signForm(s), fields: [...many, ...signForm(s).fields] });
    },
    400,
    'MaxPostPreDataLengthExceeded',
    tooManyBytes,
  );

  test('of an unknown length', async () => {
    const store = shared();
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    const answer = await send(store, { method: 'POST', path: `/${bucket}`, headers, body: [good(store)] });
    expect(answer.status).toBe(411);
    expect(xmlText(answer.body, 'Code')).toBe('MissingContentLength');
    expect(xmlText(answer.body, 'Message')).toBe('You must provide the Content-Length HTTP header.');
    expect(await store.kept()).toEqual([]);
  });

  test('cut off anywhere', async () => {
    const store = shared();
    const whole = good(store);
    // Of the last four bytes, two end the form, and two are an optional line break.
    const lengths = Array.from({ length: whole.length - 3 }, (_, index) => whole.length - 3 - index);
    for (const length of lengths.filter((_, index) => index % 7 < 2)) {
      const answer = await postBody(store, whole.subarray(0, length));
      expect(answer, `${length} bytes`).toMatchObject({ status: 400, code: 'MalformedPOSTRequest' });
    }
    expect(await store.kept()).toEqual([]);
  });
});
