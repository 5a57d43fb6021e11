import { isDeepStrictEqual } from 'node:util';
import type { Properties } from './template.ts';

interface Rule {
  readonly Id?: string;
  readonly Status?: string;
  readonly TagFilters?: readonly { readonly Key: string; readonly Value: string }[];
}

/** What a bucket would lose: versions, or objects that would end earlier than they were promised to. */
export function bucketLosses(before: Properties, after: Properties): string[] {
  const hadVersions = before['VersioningConfiguration']?.Status === 'Enabled';
  const hasVersions = after['VersioningConfiguration']?.Status === 'Enabled';
  const rules = rulesOf(before);
  const ending = rulesOf(after)
    .filter((rule) => endsObjects(rule) && !rules.some((known) => isDeepStrictEqual(known, rule)))
    // No object has a tag that there was no rule for.
    .filter(
      ({ TagFilters: tags = [] }) => tags.length === 0 || rules.some((rule) => hasSameTags(rule, tags)),
    );
  return [
    ...(hadVersions && !hasVersions ? ['would no longer keep versions'] : []),
    ...ending.map(({ Id: id = 'without a name' }) => `would end objects by another rule, ${id}`),
  ];
}

function rulesOf(properties: Properties): readonly Rule[] {
  return properties['LifecycleConfiguration']?.Rules ?? [];
}

/** Ends whole objects, and not only markers or parts of abandoned uploads. */
function endsObjects(rule: Rule): boolean {
  return Object.keys(rule).some((name) =>
    [
      'ExpirationInDays',
      'ExpirationDate',
      'NoncurrentVersionExpiration',
      'NoncurrentVersionExpirationInDays',
    ].includes(name),
  );
}

function hasSameTags({ TagFilters: known = [] }: Rule, tags: Rule['TagFilters'] = []): boolean {
  return known.some(({ Key, Value }) => tags.some((tag) => tag.Key === Key && tag.Value === Value));
}
