/**
 * A list of resources: all of an account, those put into an organization or a project, or those in any project of an
 * organization.
 */
export type List =
  | `account#${string}`
  | `organization#${string}`
  | `project#${string}/${string}`
  | `projects#${string}`;

/** All lists that a placement adds to: a project's resources are also in the list of its organization's projects. */
export function listsWith(list: List): List[] {
  const [kind, name = ''] = list.split('#', 2);
  return kind === 'project' ? [list, projectsOf(name.split('/', 1)[0] ?? '')] : [list];
}

/** The list of all projects of an organization, for roles in the organization. */
export function projectsOf(organization: string): List {
  return `projects#${organization}`;
}

/** The most organizations and projects of a resource: its record names them all. */
export const MAXIMUM_LISTS = 20;

/** Whether a text names the list of an organization or a project. */
export function isListName(text: string): text is List {
  return /^organization#|^project#[^/]+\//.test(text);
}
