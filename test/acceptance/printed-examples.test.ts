import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { apiAt, granted } from './support/api.ts';
import {
  catalogueAt,
  createdEntry,
  DOES_NOT_EXIST,
  invalid,
  MAY_NOT_CREATE,
  MAY_NOT_DELETE,
  MAY_NOT_UPDATE,
  SIGN_IN,
  toldEntries,
  toldEntry,
} from './support/catalogue.ts';
import { containersAt, containersIn, toldContainer } from './support/containers.ts';
import {
  base64,
  basic,
  contentAt,
  contentRefusal,
  created,
  dateIn,
  found,
  newText,
  told,
} from './support/content.ts';
import type { Answer } from './support/http.ts';
import { newFile } from './support/media-files.ts';
import { openMembers } from './support/members.ts';
import { type PrintedExample, rowOf, type Substitute, sendPrinted } from './support/printed.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);
const content = contentAt(target.base_url, basic(target.username, target.password));
const containers = containersAt(target.base_url, token);

/** Expects exactly this answer. */
const is = (expected: object) => (answer: Answer) => expect(outcome(answer)).toEqual(expected);
const hasStatus = (status: number) => (answer: Answer) => expect(answer.status, answer.text).toBe(status);

describe('Resource Manager 1.0.0', () => {
  const CLIENT_ID = { printed: 'XXXXXXXXXXXXXXXXXX', by: 'a client id', value: () => target.client_id };
  const SECRET = { printed: 'XXXXXXXXXXXXXXXX', by: 'its secret', value: () => target.client_secret };
  const BEARER = { printed: 'XXXXXXXX', by: 'an access token', value: () => token };
  const reference = (printed: string): Substitute => ({
    printed,
    by: 'the id of a resource',
    value: async () => (await api.reserve(token, { mode: 'persistent_reference' })).id,
  });

  const isToken = (answer: Answer) =>
    expect(outcome(answer)).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer', issued_at: expect.any(String), expires_in: '3600' },
    });
  const isResolved = (answer: Answer) =>
    expect(outcome(answer)).toMatchObject({ status: 200, body: { uri: expect.stringMatching(/^http/) } });

  examples([
    {
      section: 'Authentication, the table',
      example: '`POST /oauth/token` in JSON',
      printed: `POST /oauth/token
Content-Type: application/json

{"client_id": "XXXXXXXXXXXXXXXXXX", "client_secret": "XXXXXXXXXXXXXXXX", "grant_type": "client_credentials"}`,
      putIn: [CLIENT_ID, SECRET],
      answer: isToken,
    },
    {
      section: 'Sample Code, `authenticate`',
      example: '`POST /oauth/token` as a form',
      printed: `POST https://api-sandbox.rapidsos.com/oauth/token
Content-Type: application/x-www-form-urlencoded

client_id=XXXXXXXXXXXXXXXXXX&client_secret=XXXXXXXXXXXXXXXX&grant_type=client_credentials`,
      putIn: [CLIENT_ID, SECRET],
      answer: isToken,
    },
    {
      section: 'Sample Code, `request_upload`',
      example: '`POST /v1/resources`',
      printed: `POST https://api-sandbox.rapidsos.com/v1/resources
Content-Type: application/json
Authorization: Bearer XXXXXXXX

{"file_name": "test.jpg", "mime_type": "image/jpg", "expire": "120", "mode": "temporary_url"}`,
      putIn: [BEARER],
      answer: granted,
    },
    {
      section: 'Resolving ref://',
      example: '`/v1/resources/{ref://…}/resolve`, in its braces',
      printed: `GET /v1/resources/{ref://xxxx-xxxxx-xxxxx-xxxx}/resolve
Content-Type: application/json
Authorization: Bearer XXXXXXXX`,
      putIn: [BEARER, reference('xxxx-xxxxx-xxxxx-xxxx')],
      answer: isResolved,
    },
    {
      section: 'Sample Code, `upload`',
      example: 'the same without `ref://`',
      printed: `GET https://api-sandbox.rapidsos.com/v1/resources/{}/resolve
Content-Type: application/json
Authorization: Bearer XXXXXXXX`,
      putIn: [BEARER, reference('{}')],
      answer: isResolved,
    },
  ]);
});

const HEADERS = `Authorization:  Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==
Content-Type:application/json`;
const BASIC: Substitute = {
  printed: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
  by: "a user's name and password",
  value: () => basic(target.username, target.password),
};
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAuQAAADnCAMAAABhcbPQAAAABGdBTUEAALGP...';

describe('Media Upload API, version 1', () => {
  const file = newFile('image/png');
  const ACCOUNT = { printed: '000-000-115-00842', by: "the user's account", value: () => target.account_id };
  const CONTENT = { printed: PNG, by: 'a whole PNG file', value: () => base64(file) };
  const SIZE = { printed: '18679', by: 'the size of the file', value: () => String(file.length) };

  examples([
    {
      section: 'Upload request',
      example: '`POST /cms/v1/content`',
      printed: `POST https://rcs.openmarket.com/cms/v1/content
${HEADERS}

{
  "mimeType" : "image/png",
  "idsAccountId" : "000-000-115-00842",
  "fileSize" : 18679,
  "content" : "${PNG}"
}`,
      putIn: [BASIC, ACCOUNT, SIZE, CONTENT],
      answer: hasStatus(201),
    },
    {
      section: 'Upload request, the table',
      example: 'the same with `idsAccout`',
      printed: `POST https://rcs.openmarket.com/cms/v1/content
${HEADERS}

{
  "mimeType" : "image/png",
  "idsAccout" : "000-000-115-00842",
  "fileSize" : 18679,
  "content" : "${PNG}"
}`,
      putIn: [BASIC, ACCOUNT, SIZE, CONTENT],
      answer: hasStatus(201),
    },
    {
      section: 'Response codes, 400',
      example: 'the two reasons of the example',
      printed: `POST https://rcs.openmarket.com/cms/v1/content
${HEADERS}

{
  "mimeType" : "image/png",
  "fileSize" : 18679,
  "content" : "${PNG}"
}`,
      putIn: [BASIC, CONTENT],
      answer: is(contentRefusal(400, 'Missing IDS account ID', 'Supplied file size does not match content')),
    },
  ]);
});

describe('Media Upload API, version 2', () => {
  const again = newText();
  const fileId = (printed: string): Substitute => ({
    printed,
    by: "a file's id",
    value: async () => (await content.uploaded(newText())).id,
  });
  const CONTENT = { printed: PNG, by: 'a whole PNG file', value: () => base64(newFile('image/png')) };

  examples([
    {
      section: 'Upload a media file',
      example: '`POST /cms/v2/content`',
      printed: `POST https://rcs.openmarket.com/cms/v2/content
${HEADERS}

{
  "content" : "${PNG}",
  "expirationDate": "2019-08-01"
}`,
      putIn: [BASIC, CONTENT, { printed: '2019-08-01', by: 'a date to come', value: () => dateIn(30) }],
      answer: created,
    },
    {
      section: 'Response codes, 302',
      example: 'the same of a file that exists',
      printed: `POST https://rcs.openmarket.com/cms/v2/content
${HEADERS}

{
  "content" : "${PNG}"
}`,
      putIn: [
        BASIC,
        {
          printed: PNG,
          by: 'a file that was uploaded before',
          value: async () => {
            await content.uploaded(again);
            return base64(again);
          },
        },
      ],
      answer: found,
    },
    {
      section: 'Get media file information',
      example: '`GET /cms/v2/content/<id>`',
      printed: `GET https://rcs.openmarket.com/cms/v2/content/053-8a767024-1243-4809-836e-b83896a37b6a
${HEADERS}`,
      putIn: [BASIC, fileId('8a767024-1243-4809-836e-b83896a37b6a')],
      answer: told,
    },
    {
      section: 'Update the media expiration date',
      example: '`PUT /cms/v2/content`',
      printed: `PUT https://rcs.openmarket.com/cms/v2/content
${HEADERS}

{
    "id": "f5554169-3b5b-4b47-9176-71619bc0cf0e",
    "expirationDate": "2020-05-31"
}`,
      putIn: [
        BASIC,
        fileId('f5554169-3b5b-4b47-9176-71619bc0cf0e'),
        { printed: '2020-05-31', by: 'a date to come', value: () => dateIn(90) },
      ],
      answer: told,
    },
    {
      section: 'Delete a media file',
      example: '`DELETE /cms/v2/content/<id>`',
      printed: `DELETE https://rcs.openmarket.com/cms/v2/content/d5bc5537-6924-4022-8dfc-e479ccdbb6
${HEADERS}`,
      putIn: [BASIC, fileId('d5bc5537-6924-4022-8dfc-e479ccdbb6')],
      answer: hasStatus(200),
    },
  ]);
});

const TOKEN: Substitute = { printed: '1398dojk9sd8jf9hsd89hd', by: 'an access token', value: () => token };
const READING = `Accept: application/json
Content-Type: application/json
Authorization: Token 1398dojk9sd8jf9hsd89hd`;
const FORM = `Content-Type: multipart/formdata
Authorization: Token 1398dojk9sd8jf9hsd89hd`;

const UPLOADED: Substitute = {
  printed: 'some/url/on/s3',
  by: 'the URL of a file of the account',
  value: async () => (await catalogue.created()).resource,
};
const RESOURCE: Substitute = {
  printed: '{resource-id}',
  by: "a resource's id",
  value: async () => (await catalogue.created()).id,
};

describe('Resources API', () => {
  const CREATE = `POST /resources/
${FORM}

---separator---
Content-Disposition: form-data; name="name"

Certificate of Ownership
---separator---
Content-Disposition: form-data; name="description"

Certificate of Ownership
---separator---
Content-Disposition: form-data; name="resource"
Content-Type: image/png

"some/url/on/s3"`;

  const UPDATE = `PATCH /resources/{resource-id}/
${FORM}

---separator---
Content-Disposition: form-data; name="name"

Certificate of Individual Ownership
---separator---
Content-Disposition: form-data; name="description"

Certificate of Individual Ownership
---separator---`;

  const DELETE = `DELETE /resources/{resource-id}/
Authorization: Token 1398dojk9sd8jf9hsd89hd`;

  const READER: Substitute = {
    ...TOKEN,
    by: 'a token that may only read',
    value: () => api.token(target, { scope: 'resources:read' }),
  };
  const unsigned = (printed: string) => printed.replace(/\nAuthorization: .*/, '');
  const unknown = { ...RESOURCE, by: 'an id of no resource', value: () => 'anything' };

  examples([
    ...['', '?active=true', '?search=certificate', '?ordering=name', '?ordering=-name'].map((query) => ({
      section: 'Retrieve resources',
      example: `\`GET /resources/${query}\``,
      printed: `GET /resources/${query}\n${READING}`,
      putIn: [TOKEN],
      answer: toldEntries,
    })),
    {
      section: 'Entity Specific, Create',
      example: '`POST /resources/`',
      printed: CREATE,
      putIn: [TOKEN, UPLOADED],
      answer: (answer) =>
        expect(createdEntry(answer)).toMatchObject({
          name: 'Certificate of Ownership',
          description: 'Certificate of Ownership',
        }),
    },
    {
      section: 'Create a resource for an organization',
      example: '`POST /resources/`, with a quote and an end that are missing',
      printed: `POST /resources/
${FORM}

---separator---
Content-Disposition: form-data; name="name"

Contract
---separator---
Content-Disposition: form-data; name="description"

Contract
---separator---
Content-Disposition: form-data; name="resource"
Content-Type: image/png

"some/url/on/s3
---separator---
`,
      putIn: [TOKEN, UPLOADED],
      answer: (answer) =>
        expect(createdEntry(answer)).toMatchObject({ name: 'Contract', description: 'Contract' }),
    },
    {
      section: 'Create, 400',
      example: '`POST /resources/` without its name',
      printed: CREATE.replace(/name="name"\n\n.*\n---separator---\n.*; /, ''),
      putIn: [TOKEN, UPLOADED],
      answer: is(invalid({ name: 'This field is required' })),
    },
    {
      section: 'Create, 401',
      example: '`POST /resources/` without its token',
      printed: unsigned(CREATE),
      putIn: [UPLOADED],
      answer: is(SIGN_IN),
    },
    {
      section: 'Create, 403',
      example: '`POST /resources/`',
      printed: CREATE,
      putIn: [READER, UPLOADED],
      answer: is(MAY_NOT_CREATE),
    },
    {
      section: 'Get a single resource',
      example: '`GET /resources/{resource-id}/`',
      printed: `GET /resources/{resource-id}/\n${READING}`,
      putIn: [TOKEN, RESOURCE],
      answer: toldEntry,
    },
    {
      section: 'Update an resource',
      example: '`PATCH /resources/{resource-id}/`',
      printed: UPDATE,
      putIn: [TOKEN, RESOURCE],
      answer: (answer) =>
        expect(toldEntry(answer)).toMatchObject({
          name: 'Certificate of Individual Ownership',
          description: 'Certificate of Individual Ownership',
        }),
    },
    {
      section: 'Update an resource, 401',
      example: 'the same without its token',
      printed: unsigned(UPDATE),
      putIn: [RESOURCE],
      answer: is(SIGN_IN),
    },
    {
      section: 'Update an resource, 403',
      example: '`PATCH /resources/{resource-id}/`',
      printed: UPDATE,
      putIn: [READER, RESOURCE],
      answer: is(MAY_NOT_UPDATE),
    },
    {
      section: 'Update an resource, 404',
      example: '`PATCH /resources/{resource-id}/`',
      printed: UPDATE,
      putIn: [TOKEN, unknown],
      answer: is(DOES_NOT_EXIST),
    },
    {
      section: 'Delete an resource',
      example: '`DELETE /resources/{resource-id}/`',
      printed: DELETE,
      putIn: [TOKEN, RESOURCE],
      answer: is({ status: 204, body: '' }),
    },
    {
      section: 'Delete an resource, 401',
      example: 'the same without its token',
      printed: unsigned(DELETE),
      putIn: [RESOURCE],
      answer: is(SIGN_IN),
    },
    {
      section: 'Delete an resource, 403',
      example: '`DELETE /resources/{resource-id}/`',
      printed: DELETE,
      putIn: [READER, RESOURCE],
      answer: is(MAY_NOT_DELETE),
    },
    {
      section: 'Delete an resource, 404',
      example: '`DELETE /resources/{resource-id}/`',
      printed: DELETE,
      putIn: [TOKEN, unknown],
      answer: is(DOES_NOT_EXIST),
    },
  ]);
});

describe.runIf(target.members && target.other)('Resources API, of organizations', async () => {
  if (target.members === undefined || target.other === undefined) return;
  const { organization, project, contributor: client } = target.members;
  const members = await openMembers(target);
  const { resource } = await members.contributor.created({}, members.organization);
  await members.contributor.post(members.project, { id: resource.replace(/^.*\//, '') });
  const MEMBER = { ...TOKEN, value: () => api.token(client) };
  const ORGANIZATION = { printed: '{org-slug}', by: "an organization's name", value: () => organization };
  const PROJECT = { printed: '{project-slug}', by: "a project's name", value: () => project };
  const areTold = (answer: Answer) => expect(toldEntries(answer).length).toBeGreaterThan(0);

  examples([
    {
      section: 'List resources in an organization',
      example: '`GET /organizations/{org-slug}/resources/`',
      printed: `GET /organizations/{org-slug}/resources/\n${READING}`,
      putIn: [MEMBER, ORGANIZATION],
      answer: areTold,
    },
    {
      section: 'List resources in a project',
      example: '`GET /organizations/{org-slug}/project/{project-slug}/resources`',
      printed: `GET /organizations/{org-slug}/project/{project-slug}/resources\n${READING}`,
      putIn: [MEMBER, ORGANIZATION, PROJECT],
      answer: areTold,
    },
  ]);
});

describe('CME Architecture', () => {
  const JWT =
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpZCI6MTY3NCwiZW1haWwiOiJvcmdvd25lckBjeWJhZ2UuY29tIiwiZmlyc3RfbmFtZSI6Ik' +
    'N5YmFnZSIsImxhc3RfbmFtZSI6Ik9yZyBPd25lciIsIm9yZ3MiOltdLCJzZXNzaW9uX2lkIjoiNzk3ZWRjNmY2Mjk5Y2JmYmEyODE3NDlhMG' +
    'FlZjI0YmNhNmZmODM0NSIsIm9yZ19pZCI6NTEsIm9yZ19uYW1lIjoiQ3liYWdlIENsZWFuIiwiaWF0IjoxNDg4MjI5ODY0LCJleHAiOjE0OD' +
    'gzMTYyNjR9.Vd7BCYEkeWOq2B3_3Np9ylYDwYaAWyE1-e4ZvCIvK4E';
  const BEARER = { printed: JWT, by: 'an access token', value: () => token };
  const CONTAINER = {
    printed: '58b72e03472f3f601810858f',
    by: "a container's id",
    value: async () => (await containers.created({ tags: ['Zelda'] })).id,
  };
  const SCHEMAS = { printed: 'schemas', by: '`containers`: there are no schemas', value: () => 'containers' };
  const areFound = (answer: Answer) =>
    expect(containersIn(answer).data).toContainEqual(expect.objectContaining({ tags: ['Zelda'] }));

  examples([
    ...['', 'https://cms-api.phunware.com/v2.0', 'http://cms-api.phunware.com/v1.0'].map((root) => ({
      section: 'Bracketed IDs',
      example: `\`GET ${root}/containers/[id]\``,
      printed: `GET ${root}/containers/58b72e03472f3f601810858f\nAuthorization: Bearer ${JWT}`,
      putIn: [BEARER, CONTAINER],
      answer: toldContainer,
    })),
    {
      section: 'GET Methods & Query Strings',
      example: 'the URL-encoded fragment as the query string',
      printed: `GET http://cms-api.phunware.com/v1.0/schemas?%7B%3Ftags%3F%3A%7B%3Fany%3F%3A%5B%3FZelda%3F%2C%3FLink%3F%5D%7D%7D
Authorization: Bearer ${JWT}`,
      putIn: [BEARER, SCHEMAS],
      answer: areFound,
    },
    {
      section: 'GET Methods & Query Strings',
      example: 'the minified fragment as the query string',
      printed: `GET http://cms-api.phunware.com/v1.0/schemas?{"tags":{"any":["Zelda","Link"]}}
Authorization: Bearer ${JWT}`,
      putIn: [BEARER, SCHEMAS],
      answer: areFound,
    },
    {
      section: 'Exceptions',
      example: '`GET /status`',
      printed: 'GET /status',
      putIn: [],
      answer: hasStatus(200),
    },
  ]);
});

/** Tests each example, and that the readers' table lists them in this order. */
function examples(rows: readonly PrintedExample[]): void {
  test.each(rows)('$section: $example', async (row) => {
    row.answer(await sendPrinted(target.base_url, row));
  });

  test('the table lists them', async () => {
    const table = await readFile(new URL('PRINTED-EXAMPLES.md', import.meta.url), 'utf8');
    expect(table).toContain(rows.map(rowOf).join('\n'));
  });
}
