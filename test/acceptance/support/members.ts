import { apiAt } from './api.ts';
import { type Catalogue, catalogueAt } from './catalogue.ts';
import type { Client, Target } from './target.ts';

/** The callers whose rights are tested; all but `owner` and `stranger` have a role. */
export type Member = 'owner' | 'own' | 'stranger' | keyof Omit<NonNullable<Target['members']>, 'own' | Place>;
type Place = 'organization' | 'project';

/** The members of a target's organization, and the paths of its lists. */
export async function openMembers(target: Target) {
  const { members, other } = target;
  if (members === undefined || other === undefined) throw new Error('The target has no members.');
  const { organization, project, ...clients } = members;
  const as = async (client: Client): Promise<Catalogue> =>
    catalogueAt(target.base_url, `Token ${await apiAt(target.base_url).token(client)}`);
  return {
    organization: `/organizations/${organization}/resources/`,
    project: `/organizations/${organization}/project/${project}/resources/`,
    owner: await as(target),
    stranger: await as(other),
    own: await as(clients.own),
    viewer: await as(clients.viewer),
    contributor: await as(clients.contributor),
    manager: await as(clients.manager),
    project_viewer: await as(clients.project_viewer),
    project_contributor: await as(clients.project_contributor),
    project_manager: await as(clients.project_manager),
  };
}
