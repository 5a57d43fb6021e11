import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../support/effort.ts';
import { anyCharacter } from '../support/texts.ts';
import { apiAt } from './support/api.ts';
import { type Container, containersAt, invalid, toldContainer } from './support/containers.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const containers = containersAt(target.base_url, await apiAt(target.base_url).token(target));

const FULL = { name: 'Deeds', description: 'Of the land registry', tags: ['Zelda', 'Link'] };

/** A container with a value in every field. */
async function full(): Promise<Container> {
  const { uri, ...container } = await containers.created(FULL);
  return container;
}

describe('"PUT Methods & Partial Updates"', () => {
  test.each(['', ' \r\n', '{}', '{"id":"x","uri":7}'])(
    'there are no required parameters: "%s" changes nothing',
    async (body) => {
      const container = await full();
      const updated = toldContainer(await containers.updateByText(container.id, body));
      expect(updated).toEqual(container);
      expect(await containers.container(container.id)).toEqual(container);
    },
  );

  test.each<[object, object]>([
    [{ name: 'Wills' }, { name: 'Wills' }],
    [{ name: ' Wills ' }, { name: 'Wills' }],
    [{ description: 'Old ones' }, { description: 'Old ones' }],
    [{ tags: ['Epona', ' Link', 'Epona'] }, { tags: ['Epona', 'Link'] }],
    [
      { name: 'Wills', tags: ['Ganon'] },
      { name: 'Wills', tags: ['Ganon'] },
    ],
  ])('what is not specified keeps its value: %j', async (fields, changed) => {
    const { id, ...container } = await full();
    const updated = await containers.updated(id, fields);
    const { updatedAt } = updated;
    expect(updated).toEqual({ ...container, id, ...changed, updatedAt });
    expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(container.updatedAt));
    expect(await containers.container(id)).toEqual(updated);
  });

  test.each<[object, object]>([
    [{ name: '' }, { name: '' }],
    [{ name: '  ' }, { name: '' }],
    [{ name: null }, { name: '' }],
    [{ description: '' }, { description: '' }],
    [{ description: '\t' }, { description: '' }],
    [{ description: null }, { description: '' }],
    [{ tags: [] }, { tags: [] }],
    [{ tags: null }, { tags: [] }],
    [{ tags: '' }, { tags: [] }],
    [
      { name: '', description: '', tags: [] },
      { name: '', description: '', tags: [] },
    ],
  ])('what is specified with an empty value is cleared: %j', async (fields, cleared) => {
    const { id, ...container } = await full();
    const updated = await containers.updated(id, fields);
    expect(updated).toEqual({ ...container, id, ...cleared, updatedAt: updated.updatedAt });
    expect(await containers.container(id)).toEqual(updated);
  });

  test.each([
    ['id', randomBytes(12).toString('hex')],
    ['id', null],
    ['orgId', 1],
    ['orgId', { a: 1 }],
    ['containerId', 'x'],
    ['schemaId', 7],
    ['structureId', []],
    ['contentId', ''],
    ['_id', randomBytes(12).toString('hex')],
    ['container_id', null],
    ['org_id', 'x'],
    ['uri', 'https://example.org'],
    ['createdAt', '1970-01-01T00:00:00Z'],
    ['updatedAt', ''],
  ])('an identifier or a date is ignored: %s %j', async (field, value) => {
    const { id, ...container } = await full();
    const updated = await containers.updated(id, { [field]: value, name: 'Wills' });
    expect(updated).toEqual({ ...container, id, name: 'Wills', updatedAt: updated.updatedAt });
  });

  test('the answer of GET may be sent back', async () => {
    const { uri, ...container } = await containers.created(FULL);
    const updated = await containers.updated(container.id, { ...container, uri });
    expect(updated).toEqual({ ...container, updatedAt: updated.updatedAt });
  });
});

test('one wrong field prevents all changes', async () => {
  const container = await full();
  const answer = await containers.update(container.id, { name: 'Wills', description: '', tags: 7 });
  expect(outcome(answer)).toEqual(invalid('tags must be a list of at most 50 texts of 1 to 100 characters'));
  expect(await containers.container(container.id)).toEqual(container);
});

test('concurrent changes of different fields all take effect', async () => {
  const { id, ...container } = await full();
  const changes = [{ name: 'Wills' }, { description: 'Old ones' }, { tags: [] }];
  await Promise.all(changes.map((fields) => containers.updated(id, fields)));
  expect(await containers.container(id)).toEqual({
    ...container,
    id,
    name: 'Wills',
    description: 'Old ones',
    tags: [],
    updatedAt: expect.any(String),
  });
});

const text = fc.oneof(
  fc.constantFrom('', ' ', null),
  fc.string({ unit: anyCharacter, maxLength: 20 }).map((value) => value.toWellFormed()),
);
const tags = fc.oneof(
  fc.constantFrom(null, '', []),
  fc.array(
    fc.string({ unit: 'grapheme', maxLength: 10 }).filter((tag) => tag.trim() !== ''),
    { maxLength: 5 },
  ),
);
const change = fc.record(
  {
    name: text,
    description: text,
    tags,
    id: fc.jsonValue(),
    orgId: fc.jsonValue(),
    contentId: fc.jsonValue(),
    updatedAt: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;
type Changeable = Pick<Container, 'name' | 'description' | 'tags'>;

/** The container after a change, by the rules. */
function changed(model: Changeable, { name, description, tags }: Change): Changeable {
  return {
    name: name === undefined ? model.name : (name ?? '').trim(),
    description: description === undefined ? model.description : (description ?? '').trim(),
    tags: tags === undefined ? model.tags : [...new Set([...(tags ?? '')].map((tag) => tag.trim()))],
  };
}

test('any sequence of changes follows the rules', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const { id, orgId, createdAt, updatedAt } = await full();
      let model: Changeable = FULL;
      let last = updatedAt;
      for (const fields of changes) {
        model = changed(model, fields);
        const updated = await containers.updated(id, fields);
        expect(updated).toEqual({ id, orgId, createdAt, ...model, updatedAt: updated.updatedAt });
        expect(updated.updatedAt >= last).toBe(true);
        last = updated.updatedAt;
      }
      expect(await containers.container(id)).toEqual({ id, orgId, createdAt, ...model, updatedAt: last });
    }),
    examples(60),
  );
});
