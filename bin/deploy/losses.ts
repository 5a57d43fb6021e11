import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { bucketLosses } from './bucket-losses.ts';
import { tableLosses } from './table-losses.ts';
import type { Properties, StackResource, Template } from './template.ts';

/**
 * What a stack would lose of what it stores, or would have replaced, if the new template took the place of the deployed
 * one: a sentence for each resource and reason. What is stored is what the deployed template retains.
 */
export function losses(deployed: Template, next: Template): string[] {
  return Object.entries(deployed.Resources ?? {})
    .filter(([, resource]) => isRetained(resource))
    .flatMap(([id, before]) => {
      const reasons = reasonsAgainst(id, before, deployed, next);
      return reasons.map((reason) => `${id} (${before.Type}) ${reason}.`);
    });
}

function reasonsAgainst(id: string, before: StackResource, deployed: Template, next: Template): string[] {
  const after = next.Resources?.[id];
  if (after === undefined) {
    if (isSigningKey(before) && keepsASigningKey(deployed, next)) return [];
    return ['would leave the stack, and the service would not find what it stores'];
  }
  return [
    ...replacements(id, deployed, next),
    ...(isRetained(after) ? [] : ['would be deleted with its stack: it must be retained']),
    ...(lossesByType[before.Type]?.(before.Properties ?? {}, after.Properties ?? {}) ?? []),
  ];
}

const REPLACING: readonly (ResourceImpact | undefined)[] = [
  ResourceImpact.WILL_REPLACE,
  ResourceImpact.MAY_REPLACE,
];

/** The properties because of which CloudFormation would replace a resource, or might. */
function replacements(id: string, deployed: Template, next: Template): string[] {
  const { resources } = fullDiff(pick(deployed, id), pick(next, id));
  if (!resources.logicalIds.includes(id)) return [];
  const { changeImpact, propertyUpdates } = resources.get(id);
  if (!REPLACING.includes(changeImpact)) return [];
  const names = Object.entries(propertyUpdates)
    .filter(([, { changeImpact: impact }]) => REPLACING.includes(impact))
    .map(([name]) => name);
  return [`would be replaced${names.length === 0 ? '' : ` because of ${names.join(' and ')}`}`];
}

function pick({ Resources = {} }: Template, id: string): Template {
  return { Resources: { [id]: Resources[id] ?? { Type: '' } } };
}

const RETAINING = ['Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** Whether CloudFormation keeps a resource that leaves its stack: it stores something. */
export function isRetained({ DeletionPolicy: policy = 'Delete' }: StackResource): boolean {
  return RETAINING.includes(policy);
}

/** Further losses by the type of a resource, which CloudFormation would make without replacing it, or refuse half-way. */
const lossesByType: Readonly<Record<string, (before: Properties, after: Properties) => string[]>> = {
  'AWS::DynamoDB::Table': tableLosses,
  'AWS::S3::Bucket': bucketLosses,
  'AWS::KMS::Key': keyLosses,
};

/** KMS refuses to change these. */
const FIXED = ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'];

function keyLosses(before: Properties, after: Properties): string[] {
  const changed = FIXED.filter((name) => before[name] !== after[name]);
  return changed.map((name) => `cannot have another ${name}`);
}

function isSigningKey({ Type, Properties: properties = {} }: StackResource): boolean {
  return Type === 'AWS::KMS::Key' && properties['KeyUsage'] === 'SIGN_VERIFY';
}

/** Whether a key stays that functions know already: then the others have been retired (`signingKeys`). */
function keepsASigningKey(
  { Resources: deployed = {} }: Template,
  { Resources: next = {} }: Template,
): boolean {
  return Object.keys(next).some((id) => deployed[id] !== undefined && isSigningKey(deployed[id]));
}
