/**
 * A list of resources: everything of an account, what was put into an organization or a project, or into any project of
 * an organization.
 */
export type List =
  | `account#${string}`
  | `organization#${string}`
  | `project#${string}/${string}`
  | `projects#${string}`;

/** All lists that a placement adds to: what is in a project is in its organization's projects. */
export function listsWith(list: List): List[] {
  const [kind, name = ''] = list.split('#', 2);
  return kind === 'project' ? [list, projectsOf(name.split('/', 1)[0] ?? '')] : [list];
}

/** What is in any project of an organization: a role there is one in each of them. */
export function projectsOf(organization: string): List {
  return `projects#${organization}`;
}

/** In how many organizations and projects a resource can be: its record names them all. */
export const MAXIMUM_LISTS = 20;

/** Whether a text names the list of an organization or a project. */
export function isListName(text: string): text is List {
  return /^organization#|^project#[^/]+\//.test(text);
}
