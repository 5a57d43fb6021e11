import { command } from '../command.ts';
import { CLIENT_OR_USER, changePrincipal, nameOf } from '../principal.ts';

export const disable = command({
  does: ['Refuse a client or a user, even with valid tokens, until they are enabled again.'],
  oneOf: CLIENT_OR_USER,
  async *run(accounts, who) {
    await changePrincipal(accounts, who, { disabled: true });
    yield `The ${nameOf(who)} is disabled.`;
  },
});

export const enable = command({
  does: ['Accept a client or a user that is disabled again.'],
  oneOf: CLIENT_OR_USER,
  async *run(accounts, who) {
    await changePrincipal(accounts, who, { disabled: false });
    yield `The ${nameOf(who)} is enabled.`;
  },
});

export const limit = command({
  does: ['Change how many requests a client or a user may send.'],
  oneOf: CLIENT_OR_USER,
  needs: ['requests-per-second'],
  async *run(accounts, { 'requests-per-second': requestsPerSecond, ...who }) {
    await changePrincipal(accounts, who, { requestsPerSecond });
    yield `The ${nameOf(who)} may send ${requestsPerSecond} requests per second.`;
  },
});
