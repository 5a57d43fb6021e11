import * as v from 'valibot';
import { expect, test } from 'vitest';
import { apiAt, FORM, JSON_TYPE } from './support/api.ts';
import { outcome } from './support/problems.ts';
import { postForm } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);

/** What the functions `authenticate` and `request_upload` of the specification's sample send. */
async function authenticate(): Promise<string> {
  const { client_id, client_secret } = target;
  const payload = { client_id, client_secret, grant_type: 'client_credentials' };
  const answer = await api.send({
    method: 'POST',
    path: '/oauth/token',
    headers: { 'content-type': FORM },
    body: new URLSearchParams(payload).toString(),
  });
  expect(answer.status).toBe(200);
  return v.parse(v.object({ access_token: v.string() }), JSON.parse(answer.text)).access_token;
}

const granted = v.object({
  uri: v.string(),
  signed_request: v.object({ url: v.string(), fields: v.record(v.string(), v.string()) }),
});

async function requestUpload(token: string, mode: string) {
  const body = JSON.stringify({ file_name: 'test.jpg', mime_type: 'image/jpg', expire: '120', mode });
  const headers = { 'content-type': JSON_TYPE };
  const answer = await api.send({ method: 'POST', path: '/v1/resources', token, headers, body });
  expect(answer.status).toBe(200);
  return v.parse(granted, JSON.parse(answer.text));
}

test('the sample code works with a temporary URL', async () => {
  const { uri, signed_request } = await requestUpload(await authenticate(), 'temporary_url');
  expect(uri).toMatch(/^https?:\/\//);
  expect((await postForm(signed_request.url, signed_request.fields, 'a picture')).status).toBe(204);
  expect(await (await fetch(uri)).text()).toBe('a picture');
});

test('the sample code works with a persistent reference, which it resolves without its ref://', async () => {
  const token = await authenticate();
  const { uri, signed_request } = await requestUpload(token, 'persistent_reference');
  expect(uri).toMatch(/^ref:\/\//);
  expect((await postForm(signed_request.url, signed_request.fields, 'a picture')).status).toBe(204);
  const id = uri.slice(6);
  const headers = { 'content-type': JSON_TYPE };
  const resolved = await api.send({ path: `/v1/resources/${id}/resolve`, token, headers });
  const url = `${target.base_url}/v1/resources/${id}`;
  expect(outcome(resolved)).toEqual({ status: 200, body: { uri: url } });
  expect(await (await fetch(url)).text()).toBe('a picture');
});
