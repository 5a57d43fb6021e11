import type { Roles } from '../../../lambdas/model/identity/roles.ts';
import type { Accounts } from '../accounts.ts';
import { command } from '../command.ts';
import { CLIENT_OR_USER, type ClientOrUser, changePrincipal, findPrincipal, nameOf } from '../principal.ts';

export const grant = command({
  does: ['Give a client or a user a role in an organization or a project.'],
  oneOf: CLIENT_OR_USER,
  needs: ['organization', 'role'],
  allows: ['project'],
  async *run(accounts, { organization, project, role, ...who }) {
    const place = placeOf(organization, project);
    await changeRoles(accounts, who, (granted) => ({ ...granted, [place]: role }));
    yield `The ${nameOf(who)} is ${role} in ${place} from the next token on.`;
  },
});

export const revoke = command({
  does: ['Take away the role of a client or a user in an organization or a project.'],
  oneOf: CLIENT_OR_USER,
  needs: ['organization'],
  allows: ['project'],
  async *run(accounts, { organization, project, ...who }) {
    const place = placeOf(organization, project);
    await changeRoles(accounts, who, ({ [place]: _, ...others }) => others);
    yield `The ${nameOf(who)} has no role of its own in ${place} from the next token on.`;
  },
});

/** An organization or a project as a key of `Roles`. */
function placeOf(organization: string, project: string | undefined): string {
  return project === undefined ? organization : `${organization}/${project}`;
}

/** More would make a token too long for a header. */
const MAXIMUM_ROLES = 50;

async function changeRoles(
  accounts: Accounts,
  who: ClientOrUser,
  to: (granted: Roles) => Roles,
): Promise<void> {
  const changed = to((await findPrincipal(accounts, who)).roles);
  if (Object.keys(changed).length > MAXIMUM_ROLES)
    throw new Error(`A client or user can have at most ${MAXIMUM_ROLES} roles: revoke one first.`);
  await changePrincipal(accounts, who, { roles: changed });
}
