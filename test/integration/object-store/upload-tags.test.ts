import { GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { expectRefused, type Refusal } from './refusals.ts';
import { bucket, type RunningStore, shareEmptiedStore } from './running-store.ts';
import { type Form, goodConditions, goodFields, post, signForm, withExtra } from './upload-form.ts';

const shared = shareEmptiedStore();

const tag = (key: string, value: string): string => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`;

describe('invalid tags', () => {
  const tagged =
    (tagging: string) =>
    (s: RunningStore): Form =>
      signForm(s, {
        fields: { ...goodFields, tagging },
        conditions: [...goodConditions, ['starts-with', '$tagging', '']],
      });
  const tagSet = (...tags: string[]): string => `<Tagging><TagSet>${tags.join('')}</TagSet></Tagging>`;
  const malformed =
    'The XML you provided was not well-formed or did not validate against our published schema';
  const invalidKey = 'The TagKey you have provided is invalid';
  const invalidValue = 'The TagValue you have provided is invalid';
  expectRefused([
    ...[
      '',
      'a=b',
      '<Tagging>',
      '<Tagging/>',
      '<Tagging></Tagging>',
      '<Tagging><TagSet><Tag></Tag></TagSet></Tagging>',
      '<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>',
      `${tagSet()}${tagSet()}`,
      tagSet(tag('a', 'b<')),
      tagSet(tag('a', 'b&c')),
      tagSet(tag('a', '&unknown;')),
      tagSet(tag('a', '&toString;')),
      tagSet(tag('a', '&#x110000;')),
      tagSet(tag('a', '<![CDATA[b]]>')),
      tagSet('<!-- nothing -->'),
    ].map(
      (tagging): Refusal => [`the tagging '${tagging}'`, tagged(tagging), 400, 'MalformedXML', malformed],
    ),
    [
      'eleven tags',
      tagged(tagSet(...Array.from({ length: 11 }, (_, index) => tag(`key-${index}`, '')))),
      400,
      'BadRequest',
      'Object tags cannot be greater than 10',
    ],
    [
      'one key twice',
      tagged(tagSet(tag('a', 'b'), tag('a', 'c'))),
      400,
      'InvalidTag',
      'Cannot provide multiple Tags with the same key',
    ],
    [
      'a key in one element',
      tagged('<Tagging><TagSet><Tag><Key/><Value/></Tag></TagSet></Tagging>'),
      400,
      'InvalidTag',
      invalidKey,
    ],
    ['an empty key', tagged(tagSet(tag('', 'b'))), 400, 'InvalidTag', invalidKey],
    ['a key of 129 characters', tagged(tagSet(tag('k'.repeat(129), 'b'))), 400, 'InvalidTag', invalidKey],
    ['a key with an ampersand', tagged(tagSet(tag('a&amp;b', 'b'))), 400, 'InvalidTag', invalidKey],
    ['a value of 257 characters', tagged(tagSet(tag('a', 'v'.repeat(257)))), 400, 'InvalidTag', invalidValue],
    ['a value with a quotation mark', tagged(tagSet(tag('a', '&quot;'))), 400, 'InvalidTag', invalidValue],
  ]);
});

describe('stores', () => {
  const cases: readonly [
    name: string,
    tagging: string | undefined,
    tags: { Key: string; Value: string }[],
  ][] = [
    ['no tags', undefined, []],
    ['an empty set', '<Tagging><TagSet></TagSet></Tagging>', []],
    ['an empty set in one element', '<Tagging><TagSet/></Tagging>', []],
    [
      'an empty value in one element',
      '<Tagging><TagSet><Tag><Key>a</Key><Value /></Tag></TagSet></Tagging>',
      [{ Key: 'a', Value: '' }],
    ],
    [
      'two tags',
      `<Tagging><TagSet>${tag('0', '0')}${tag('1', '1')}</TagSet></Tagging>`,
      [
        { Key: '0', Value: '0' },
        { Key: '1', Value: '1' },
      ],
    ],
    [
      'a whole document with white space and references',
      `<?xml version="1.0" encoding="UTF-8"?>
       <Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
         <TagSet> ${tag('expire-after-days', '&#51;&#x30;')} ${tag('größe', '')} </TagSet>
       </Tagging>`,
      [
        { Key: 'expire-after-days', Value: '30' },
        { Key: 'größe', Value: '' },
      ],
    ],
  ];
  test.each(cases)('%s', async (_name, tagging, tags) => {
    const store = shared();
    const plan = tagging === undefined ? {} : withExtra({ tagging });
    expect(await post(store, signForm(store, plan))).toMatchObject({ status: 204 });
    const answer = await store.client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: 'foo.txt' }));
    expect(answer.TagSet).toEqual(tags);
  });
});
