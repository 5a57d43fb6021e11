import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { contentAt, newText } from './support/content.ts';
import { outcome } from './support/problems.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const content = contentAt(target.base_url, `Bearer ${token}`);

/** The counts follow the table's stream. */
const PATIENCE = { timeout: 20_000 };

interface Counts {
  readonly files: number;
  readonly bytes: number;
}

interface Usage {
  readonly from: string;
  readonly until: string;
  readonly total: Counts;
  readonly days: readonly (Counts & {
    readonly day: string;
    readonly types: readonly (Counts & { readonly mime_type: string })[];
  })[];
}

const usage = (query = '', as = token) => api.send({ path: `/v1/usage${query}`, token: as });

async function told(query = '', as = token): Promise<Usage> {
  const { status, text } = await usage(query, as);
  expect(status, text).toBe(200);
  return JSON.parse(text);
}

const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The number and bytes of files of a media type in the last 30 days. */
async function countOf(mediaType: string): Promise<Counts> {
  const types = (await told()).days.flatMap((day) => day.types);
  return sumOf(types.filter((type) => type.mime_type === mediaType));
}

function sumOf(counts: readonly Counts[]): Counts {
  const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
  return { files: sum(counts.map(({ files }) => files)), bytes: sum(counts.map(({ bytes }) => bytes)) };
}

const plus = (one: Counts, files: number, bytes: number): Counts => ({
  files: one.files + files,
  bytes: one.bytes + bytes,
});

describe('the usage', () => {
  test('counts files by day and type from their arrival until their deletion', async () => {
    const [texts, images] = [await countOf('text/plain'), await countOf('image/x-usage')];
    const text = await content.uploaded(newText());
    const reservation = await api.reserve(token, { mime_type: 'image/x-usage' });
    await upload(reservation, 'some bytes');
    await expect.poll(() => countOf('image/x-usage'), PATIENCE).toEqual(plus(images, 1, 10));
    await expect.poll(() => countOf('text/plain'), PATIENCE).toEqual(plus(texts, 1, text.size));

    const { from, until, total, days } = await told();
    expect([from, until]).toEqual([dayAfter(-29), dayAfter(0)]);
    expect(total).toEqual(sumOf(days));
    for (const day of days) expect(sumOf(day.types)).toEqual({ files: day.files, bytes: day.bytes });
    expect(days.map(({ day }) => day)).toEqual(
      days
        .map(({ day }) => day)
        .toSorted()
        .reverse(),
    );
    expect(days.at(0)?.day).toBe(dayAfter(0));

    await api.remove(token, reservation.id);
    await content.remove(text.id);
    await expect.poll(() => countOf('image/x-usage'), PATIENCE).toEqual(images);
    await expect.poll(() => countOf('text/plain'), PATIENCE).toEqual(texts);
  });

  test('covers the requested days', async () => {
    await content.uploaded(newText());
    await expect.poll(async () => (await told()).total.files, PATIENCE).toBeGreaterThan(0);
    const today = dayAfter(0);
    expect(await told(`?from=${today}&until=${today}`)).toMatchObject({
      from: today,
      until: today,
      days: [{ day: today }],
    });
    const before = { from: '2020-01-31', until: '2020-02-29', total: { files: 0, bytes: 0 }, days: [] };
    expect(await told('?until=2020-02-29')).toEqual(before);
    // 2020 was a leap year.
    expect(await told('?from=2020-01-01&until=2020-12-31')).toMatchObject({ days: [] });
  });

  test.runIf(target.other)('has nothing of another account', async () => {
    const reservation = await api.reserve(token, { mime_type: 'image/x-other' });
    await upload(reservation, 'some bytes');
    await expect.poll(async () => (await countOf('image/x-other')).files, PATIENCE).toBeGreaterThan(0);
    const stranger = await api.token(target.other ?? target);
    const types = (await told('', stranger)).days.flatMap((day) => day.types);
    expect(types.map((type) => type.mime_type)).not.toContain('image/x-other');
  });

  test.each([
    ['from=yesterday', 'from must be a day since 1970, such as 2026-01-31'],
    ['until=2026-02-30', 'until must be a day since 1970, such as 2026-01-31'],
    ['until=2026-1-1', 'until must be a day since 1970, such as 2026-01-31'],
    ['from=', 'from must be a day since 1970, such as 2026-01-31'],
    ['from=2026-01-01&from=2026-01-02', 'from must not be sent more than once'],
    ['from=2026-01-02&until=2026-01-01', 'from must not be after until, 2026-01-01'],
    ['from=2999-01-01', 'from must not be after until'],
    ['from=2025-01-01&until=2026-01-02', 'from must be 2025-01-02 or later: an answer has at most 366 days'],
    ['until=1969-12-31', 'until must be a day since 1970, such as 2026-01-31'],
    ['day=2026-01-01', 'day is an unknown field'],
  ])('with %s is refused', async (query, message) => {
    expect(outcome(await usage(`?${query}`))).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    });
  });

  test('needs the scope for reading', async () => {
    const writer = await api.token(target, { scope: 'resources:write' });
    expect((await usage('', writer)).status).toBe(403);
    expect((await api.send({ path: '/v1/usage' })).status).toBe(401);
  });
});
