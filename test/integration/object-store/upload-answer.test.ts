import { describe, expect, test } from 'vitest';
import { bucket, shareEmptiedStore } from './running-store.ts';
import { post, signForm, withExtra, xmlText } from './upload-form.ts';

const shared = shareEmptiedStore();

const redirect = 'http://page.example/done?step=2';

describe('the answer to an upload', () => {
  const etag = '"37b51d194a7513e45b56f6524f2d51f2"';

  test('has neither body nor type by default, but the tag and the address', async () => {
    const store = shared();
    const { status, headers, body } = await post(store, signForm(store));
    expect([status, body]).toEqual([204, '']);
    expect(headers.get('etag')).toBe(etag);
    expect(headers.get('location')).toBe(`${store.url}/${bucket}/foo.txt`);
    expect(headers.get('x-amz-request-id')).toMatch(/^[0-9A-F]{16}$/);
  });

  test.each([
    ['200', 200],
    ['204', 204],
    ['404', 204],
    ['', 204],
  ])('to success_action_status %s is %d', async (wanted, status) => {
    const store = shared();
    const answer = await post(store, signForm(store, withExtra({ success_action_status: wanted })));
    expect([answer.status, answer.body]).toEqual([status, '']);
  });

  test('to success_action_status 201 is a document', async () => {
    const store = shared();
    const key = 'foo & <bar>/ü';
    const plan = withExtra({ success_action_status: '201' });
    const { status, headers, body } = await post(
      store,
      signForm(store, { ...plan, fields: { ...plan.fields, key } }),
    );
    expect([status, headers.get('content-type')]).toEqual([201, 'application/xml']);
    expect(['Location', 'Bucket', 'Key', 'ETag'].map((name) => xmlText(body, name))).toEqual([
      `${store.url}/${bucket}/foo%20%26%20%3Cbar%3E/%C3%BC`,
      bucket,
      key,
      etag,
    ]);
  });

  test('to success_action_redirect is 303 to that page', async () => {
    const store = shared();
    const plan = withExtra({ success_action_redirect: redirect, success_action_status: '201' });
    const { status, headers } = await post(store, signForm(store, plan));
    expect(status).toBe(303);
    expect(headers.get('location')).toBe(
      `${redirect}&bucket=${bucket}&key=foo.txt&etag=${etag.replaceAll('"', '%22')}`,
    );
  });

  test('to an invalid redirect is the default answer', async () => {
    const store = shared();
    const answer = await post(store, signForm(store, withExtra({ success_action_redirect: 'done' })));
    expect(answer.status).toBe(204);
  });
});
