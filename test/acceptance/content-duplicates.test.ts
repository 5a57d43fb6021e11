import { describe, expect, test } from 'vitest';
import { base64, basic, contentAt, created, dateIn, found, newText, told } from './support/content.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const content = contentAt(target.base_url, basic(target.client_id, target.client_secret));
const other = target.other ?? target;
const stranger = contentAt(target.base_url, basic(other.client_id, other.client_secret));

describe('an upload of an existing file', () => {
  test('gets 302 with the file as it was uploaded', async () => {
    const file = newText();
    const first = await content.uploaded(file);
    expect(found(await content.upload({ content: base64(file) }))).toEqual(first);
  });

  test('gets the same answer if the client follows the redirect', async () => {
    const file = newText();
    const { location: _, ...first } = await content.uploaded(file);
    const answer = await fetch(`${target.base_url}/cms/v2/content`, {
      method: 'POST',
      headers: { authorization: basic(target.client_id, target.client_secret) },
      body: JSON.stringify({ content: base64(file) }),
    });
    expect([answer.status, answer.redirected]).toEqual([200, true]);
    expect(await answer.json()).toMatchObject(first);
  });

  test("keeps the file's date", async () => {
    const file = newText();
    const first = await content.uploaded(file, { expirationDate: dateIn(3) });
    expect(found(await content.upload({ content: base64(file), expirationDate: dateIn(90) }))).toEqual(first);
    expect(told(await content.get(first.id))).toEqual(first);
  });

  test('is recognized in every spelling of base64', async () => {
    const file = newText();
    const first = await content.uploaded(file);
    const inLines = base64(file).replaceAll(/.{16}/g, '$&\r\n');
    expect(found(await content.upload({ content: inLines }))).toEqual(first);
  });

  test('is recognized with the credentials of another user of the account', async () => {
    const file = newText();
    const first = await content.uploaded(file);
    const user = contentAt(target.base_url, basic(target.username, target.password));
    expect(found(await user.upload({ content: base64(file) }))).toEqual(first);
  });

  test('is a new file if one byte differs', async () => {
    const file = newText();
    const { id } = await content.uploaded(file);
    expect((await content.uploaded(Buffer.concat([file, Buffer.from('.')]))).id).not.toBe(id);
  });

  test('stores the file again after a deletion, at the same address', async () => {
    const file = newText();
    const first = await content.uploaded(file);
    await content.remove(first.id);
    const again = await content.uploaded(file, { expirationDate: dateIn(7) });
    expect([again.id, again.location]).toEqual([first.id, first.location]);
    expect(await (await fetch(again.location)).text()).toBe(file.toString());
    expect(found(await content.upload({ content: base64(file) }))).toEqual(again);
  });
});

describe.runIf(target.other)('another account', () => {
  test('cannot find out that a file exists', async () => {
    const file = newText();
    const mine = await content.uploaded(file);
    const theirs = await stranger.uploaded(file);
    expect(theirs.id).not.toBe(mine.id);
    expect(theirs.location).not.toBe(mine.location);
  });

  test('deletes only its own copy', async () => {
    const file = newText();
    const mine = await content.uploaded(file);
    const theirs = await stranger.uploaded(file);
    await stranger.remove(theirs.id);
    expect(await (await fetch(mine.location)).text()).toBe(file.toString());
    expect((await fetch(theirs.location)).status).toBe(410);
  });
});

describe('of many identical concurrent uploads', () => {
  test('one stores the file, and all get the same answer', async () => {
    const file = newText();
    const fields = { content: base64(file) };
    const answers = await Promise.all(Array.from({ length: 100 }, () => content.upload(fields)));
    const makers = answers.filter(({ status }) => status === 201).map(created);
    const finders = answers.filter(({ status }) => status !== 201).map(found);
    expect([makers.length, finders.length]).toEqual([1, 99]);
    expect(
      new Set([...makers, ...finders].map((answer) => JSON.stringify(Object.entries(answer).sort()))).size,
    ).toBe(1);
    expect(await (await fetch(makers[0]?.location ?? '')).text()).toBe(file.toString());
  });

  test('none fails because of concurrent deletions, and the last answer holds', async () => {
    const file = newText();
    const { id, location } = await content.uploaded(file);
    const fields = { content: base64(file) };
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const answer = index % 3 === 0 ? content.remove(id) : content.upload(fields);
        return (await answer).status;
      }),
    );
    expect(statuses.filter((status) => ![200, 201, 302, 404].includes(status))).toEqual([]);
    expect([201, 302]).toContain((await content.upload(fields)).status);
    expect(await (await fetch(location)).text()).toBe(file.toString());
  });
});
