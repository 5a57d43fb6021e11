import * as v from 'valibot';
import { SLUG } from '../../model/identity/roles.ts';
import type { Fields } from '../description/operation.ts';

/** Where a list of the catalogue and its resources are in the API's description. */
export interface DescribedPlace {
  /** In the ids of operations, in the singular and the plural. */
  readonly entry: string;
  readonly entries: string;
  /** Behind "a resource". */
  readonly words: string;
  readonly list: string;
  readonly resource: string;
  /** Those of the list, and those of a resource in it. */
  readonly listParameters: Fields;
  readonly resourceParameters: Fields;
}

const slug = v.pipe(v.string(), v.regex(SLUG));
const id = v.pipe(v.string(), v.uuid());
const organization = { organization: slug };
const project = { ...organization, project: slug };

const parameters = <Entries extends v.ObjectEntries>(entries: Entries) => ({
  listParameters: v.object(entries),
  resourceParameters: v.object({ ...entries, id }),
});

/** All resources of a caller. */
export const everywhere: DescribedPlace = {
  entry: 'entry',
  entries: 'entries',
  words: '',
  list: '/resources/',
  resource: '/resources/{id}/',
  ...parameters({}),
};

/** An organization and a project, as the specification prints their lists. */
export const groups: readonly DescribedPlace[] = [
  {
    entry: 'organization-entry',
    entries: 'organization-entries',
    words: ' in an organization',
    list: '/organizations/{organization}/resources/',
    resource: '/organizations/{organization}/resources/{id}/',
    ...parameters(organization),
  },
  {
    entry: 'project-entry',
    entries: 'project-entries',
    words: ' in a project',
    list: '/organizations/{organization}/project/{project}/resources',
    resource: '/organizations/{organization}/project/{project}/resources/{id}',
    ...parameters(project),
  },
];
