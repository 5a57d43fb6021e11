import { describe, expect, test } from 'vitest';
import { basic, contentAt, contentRefusal, dateIn, newText, told } from './support/content.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const content = contentAt(target.base_url, basic(target.client_id, target.client_secret));
const other = target.other ?? target;
const stranger = contentAt(target.base_url, basic(other.client_id, other.client_secret));

const UNKNOWN = contentRefusal(404, 'There is no file with this ID');
const DELETED = contentRefusal(404, 'The file was deleted');
const expirationDate = dateIn(10);

type Door = ReturnType<typeof contentAt>;

/** Every operation on a file by its id. */
const operations: [string, (door: Door, id: string) => ReturnType<Door['get']>][] = [
  ['a look', (door, id) => door.sendTo('GET', id)],
  ['an update', (door, id) => door.update({ id, expirationDate })],
  ['a deletion', (door, id) => door.sendTo('DELETE', id)],
];

describe.each(operations)('%s is 404', (_name, operate) => {
  test.each([
    '00000000-0000-4000-8000-000000000000',
    '053-8a767024-1243-4809-836e-b83896a37b6a',
    'd5bc5537-6924-4022-8dfc-e479ccdbb6',
    'unknown',
    '%00',
    '..',
    '-',
    '53',
    'a'.repeat(2000),
  ])('for the unknown ID %s', async (id) => {
    expect(outcome(await operate(content, id))).toEqual(UNKNOWN);
  });

  test.each([
    ['something after it', (id: string) => `${id}x`],
    ['something before it', (id: string) => `x${id}`],
    ['a punctuation mark in its request id', (id: string) => `x.y-${id}`],
    ['two request IDs', (id: string) => `x-y-${id}`],
    ['a hyphen before it', (id: string) => `-${id}`],
    ['no hyphens', (id: string) => id.replaceAll('-', '')],
  ])('for an ID with %s', async (_, change) => {
    const { id } = await content.uploaded(newText());
    expect(outcome(await operate(content, change(id)))).toEqual(UNKNOWN);
    expect((await content.get(id)).status).toBe(200);
  });

  test('for a deleted file', async () => {
    const { id } = await content.uploaded(newText());
    await content.remove(id);
    expect(outcome(await operate(content, id))).toEqual(DELETED);
  });

  test.runIf(target.other)("for another account's file, which does not change", async () => {
    const file = await content.uploaded(newText());
    expect(outcome(await operate(stranger, file.id))).toEqual(UNKNOWN);
    expect(told(await content.get(file.id))).toEqual(file);
    expect((await fetch(file.location)).status).toBe(200);
  });

  test.runIf(target.other)("for another account's deleted file, in the same words", async () => {
    const { id } = await content.uploaded(newText());
    await content.remove(id);
    expect(outcome(await operate(stranger, id))).toEqual(UNKNOWN);
  });
});

describe('a wrong update is 404 with the reason:', () => {
  const id = '00000000-0000-4000-8000-000000000000';

  test.each<[object, string[]]>([
    [{}, ['Missing ID', 'Missing expiration date']],
    [{ expirationDate }, ['Missing ID']],
    [{ id: 7, expirationDate }, ['ID must be a string']],
    [{ id: null, expirationDate }, ['ID must be a string']],
    [{ id }, ['Missing expiration date']],
    [{ id, expirationDate: null }, ['Missing expiration date']],
    [{ id, expirationDate: 30 }, ['Expiration date must be a string']],
    [{ id, expirationDate: 'tomorrow' }, ['Expiration date must have the format YYYY-MM-DD']],
    [{ id, expirationDate: '2040-02-30' }, ['Expiration date is not a real date']],
    [{ id, expirationDate: '2020-05-31' }, ['Expiration date must not be in the past']],
    [{ id, expirationDate: dateIn(400) }, ['Expiration date must be at most one year from today']],
    [{ id, expirationDate, size: 1 }, ['Unknown field size']],
    [
      { ID: id, expirationDate: '2020-05-31' },
      ['Missing ID', 'Expiration date must not be in the past', 'Unknown field ID'],
    ],
  ])('%j', async (fields, reasons) => {
    expect(outcome(await content.update(fields))).toEqual(contentRefusal(404, ...reasons));
  });

  test.each([
    ['', 'The request body is not valid JSON.'],
    ['{"id"', 'The request body is not valid JSON.'],
    ['[]', 'The request body must be a JSON object.'],
    ['7', 'The request body must be a JSON object.'],
  ])('%s', async (body, reason) => {
    expect(outcome(await content.updateText(body))).toEqual(contentRefusal(404, reason));
  });

  test('and changes nothing', async () => {
    const file = await content.uploaded(newText());
    await content.update({ id: file.id, expirationDate: '2020-05-31' });
    expect(told(await content.get(file.id))).toEqual(file);
  });
});
