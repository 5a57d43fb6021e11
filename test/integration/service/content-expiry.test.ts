import { describe, expect, test } from 'vitest';
import { base64, contentRefusal, created, told } from '../../acceptance/support/content.ts';
import { GONE, outcome, refusal } from '../../acceptance/support/problems.ts';
import { endOf, startContentDoor } from './content-under-test.ts';
import { DAY } from './service-under-test.ts';

const service = await startContentDoor();
const { api, clock, content, dateIn, uploaded } = service;

const EXPIRED = contentRefusal(404, 'The file has expired');

describe('a file', () => {
  test.each([
    ['without a date', undefined, 30],
    ["with today's date", 0, 0],
    ['with a date', 5, 5],
    ['with a date a year away', 366, 366],
  ])('%s exists until its date is over', async (_, given, days) => {
    const fields = given === undefined ? {} : { expirationDate: dateIn(given) };
    const lastDay = dateIn(days);
    const file = await uploaded(fields);
    expect(file.expirationDate).toBe(`${lastDay}T00:00:00Z`);
    const end = Date.parse(lastDay) + DAY;
    clock.time = end - 1;
    expect((await api.get(file.id)).status).toBe(302);
    expect(told(await content.get(file.id)).expirationDate).toBe(file.expirationDate);
    clock.time = end;
    expect(outcome(await api.get(file.id))).toEqual(refusal(410, GONE));
    expect(outcome(await content.get(file.id))).toEqual(EXPIRED);
    expect(outcome(await content.update({ id: file.id, expirationDate: dateIn(1) }))).toEqual(EXPIRED);
  });

  test('can be uploaded again after it has expired, at the same address', async () => {
    const file = await uploaded({ expirationDate: dateIn(1) });
    clock.time = endOf(file);
    const again = created(await content.upload({ content: base64(file.bytes) }));
    expect(again).toEqual({
      id: file.id,
      location: file.location,
      size: file.size,
      contentType: file.contentType,
      expirationDate: `${dateIn(30)}T00:00:00Z`,
    });
    expect(await (await fetch(again.location)).text()).toBe(file.bytes.toString());
  });

  test('is 404 for a deletion after it has expired', async () => {
    const file = await uploaded({ expirationDate: dateIn(1) });
    clock.time = endOf(file);
    expect(outcome(await content.remove(file.id))).toEqual(EXPIRED);
  });

  test('is forgotten thirty days after it has expired', async () => {
    const file = await uploaded({ expirationDate: dateIn(1) });
    await service.sweepAt(endOf(file) + 30 * DAY);
    expect(outcome(await content.get(file.id))).toEqual(EXPIRED);
    await service.sweepAt(endOf(file) + 30 * DAY + 1000);
    expect(outcome(await content.get(file.id))).toEqual(contentRefusal(404, 'There is no file with this ID'));
  });

  test('uploaded in version 1 exists for thirty days', async () => {
    const bytes = Buffer.from(crypto.randomUUID());
    const { headers } = await content.uploadV1({
      mimeType: 'image/png',
      idsAccountId: 'acme',
      fileSize: bytes.length,
      content: base64(bytes),
    });
    const lastDay = dateIn(30);
    clock.time = Date.parse(lastDay) + DAY - 1;
    expect(await (await fetch(String(headers['location']))).text()).toBe(bytes.toString());
    clock.time += 1;
    expect((await fetch(String(headers['location']))).status).toBe(410);
  });
});

const PAST = 'Expiration date must not be in the past';
const FAR = 'Expiration date must be at most one year from today';

describe('a date', () => {
  test.each([
    ['2041-06-15T00:00:00Z', '2041-06-15', '2042-06-15'],
    ['2041-06-15T23:59:59.999Z', '2041-06-15', '2042-06-15'],
    ['2043-03-01T12:00:00Z', '2043-03-01', '2044-03-01'],
    ['2044-02-29T12:00:00Z', '2044-02-29', '2045-03-01'],
    ['2044-12-31T23:59:59Z', '2044-12-31', '2045-12-31'],
  ])('may at %s be from %s to %s', async (now, first, last) => {
    clock.time = Date.parse(now);
    const dayAfter = (date: string, days: number) =>
      new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
    const { id } = await uploaded();
    for (const date of [first, last]) {
      expect((await uploaded({ expirationDate: date })).expirationDate).toBe(`${date}T00:00:00Z`);
      const updated = told(await content.update({ id, expirationDate: date }));
      expect(updated.expirationDate).toBe(`${date}T00:00:00Z`);
    }
    for (const [date, reason] of [
      [dayAfter(first, -1), PAST],
      [dayAfter(last, 1), FAR],
    ] as const) {
      const upload = await content.upload({ content: 'QUJD', expirationDate: date });
      expect(outcome(upload)).toEqual(contentRefusal(400, reason));
      expect(outcome(await content.update({ id, expirationDate: date }))).toEqual(
        contentRefusal(404, reason),
      );
    }
  });
});
