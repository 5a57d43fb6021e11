import { randomBytes } from 'node:crypto';
import { concurrently } from '../../client/src/concurrently.ts';
import { registerClient } from '../../lambdas/model/identity/registration.ts';
import { type Check, NotHere, type Subject } from './check.ts';
import type { Deployment } from './deployment.ts';
import { removeMade } from './made.ts';
import type { Outcome, Report } from './report.ts';
import { askForToken, type ClientSecrets, openSmoke, type Smoke } from './smoke.ts';
import { badForms } from './subjects/bad-forms.ts';
import { catalogue } from './subjects/catalogue.ts';
import { containers } from './subjects/containers.ts';
import { content } from './subjects/content.ts';
import { deletion } from './subjects/deletion.ts';
import { downloads } from './subjects/downloads.ts';
import { events } from './subjects/events.ts';
import { gateway } from './subjects/gateway.ts';
import { limits } from './subjects/limits.ts';
import { operations } from './subjects/operations.ts';
import { uploadsInParts } from './subjects/parts.ts';
import { tokens } from './subjects/tokens.ts';
import { uploads } from './subjects/uploads.ts';

/** Events come early: once they are asked for, functions remember for a while that an account has no webhooks. */
const first = [tokens, events];

/** The subjects that do not disturb each other. */
const together = [
  uploads,
  containers,
  uploadsInParts,
  badForms,
  downloads,
  content,
  catalogue,
  deletion,
  gateway,
];

/** The subjects that need all others to be over. */
const last = [limits, operations];

/** How many subjects are checked at once: a new account may run ten functions at a time. */
const AT_ONCE = 4;

interface Times {
  /** The longest wait for what happens in the background, in milliseconds. */
  readonly patience: number;
  /** When all checks are over, in milliseconds from the start. */
  readonly timeLimit: number;
}

/** Some seconds of two minutes are left for tidying up. */
const TIMES: Times = { patience: 60_000, timeLimit: 105_000 };

/** Far more than the checks send. */
const REQUESTS_PER_SECOND = 500;

/**
 * Runs all checks with two clients of a new account, and removes them and what they have made. Resolves to a report,
 * also of what does not hold. Rejects if the clients cannot be made.
 */
export async function runSmoke(deployment: Deployment, times: Partial<Times> = {}): Promise<Report> {
  const { patience, timeLimit } = { ...TIMES, ...times };
  const start = Date.now();
  const { accounts, baseUrl } = deployment;
  const account = `smoke-${randomBytes(6).toString('hex')}`;
  const credentials = await newClient(accounts, account, REQUESTS_PER_SECOND);
  const limited = await newClient(accounts, account, 1);
  const deadline = AbortSignal.timeout(timeLimit);
  const smoke = openSmoke(deployment, credentials, limited, { patience, deadline });
  const outcomes: Outcome[] = [];
  const runAll = async ({ name, checks }: Subject) => {
    for (const check of checks) outcomes.push(await outcomeOf(name, check, deadline));
  };
  for (const subject of first) await runAll(subject(smoke));
  await concurrently(
    together.map((subject) => subject(smoke)),
    AT_ONCE,
    runAll,
  );
  for (const subject of last) await runAll(subject(smoke));
  // What tidies up is never late.
  for (const check of tidyingUp(smoke, accounts).checks) outcomes.push(await outcomeOf(TIDYING_UP, check));
  const order = [...first, ...together, ...last, () => ({ name: TIDYING_UP })].map(
    (subject) => subject(smoke).name,
  );
  return {
    name: deployment.name,
    baseUrl,
    startedAt: start,
    milliseconds: Date.now() - start,
    outcomes: outcomes.toSorted((one, other) => order.indexOf(one.subject) - order.indexOf(other.subject)),
  };
}

async function newClient(
  { clients, now }: Deployment['accounts'],
  accountId: string,
  requestsPerSecond: number,
): Promise<ClientSecrets> {
  const { client, secret } = registerClient({ accountId, requestsPerSecond }, now());
  await clients.add(client);
  return { clientId: client.clientId, clientSecret: secret };
}

const TIDYING_UP = 'Tidying up';

function tidyingUp(
  { baseUrl, client, credentials, limited, made }: Smoke,
  { clients }: Deployment['accounts'],
): Subject {
  return {
    name: TIDYING_UP,
    checks: [
      {
        title: 'What was made is deleted',
        async run() {
          await removeMade(client, made);
          const { resources, containers: grouped, webhooks } = made;
          return `${resources.size} resources, ${grouped.size} containers, ${webhooks.size} webhook`;
        },
      },
      {
        title: 'The clients are removed, and refused at once',
        async run() {
          for (const { clientId } of [credentials, limited]) await clients.remove(clientId);
          const { status } = await askForToken(baseUrl, credentials);
          if (status !== 401) throw new Error(`a removed client is answered ${status}`);
          return undefined;
        },
      },
    ],
  };
}

async function outcomeOf(subject: string, check: Check, deadline?: AbortSignal): Promise<Outcome> {
  const start = Date.now();
  const told = { subject, title: check.title, answers: check.answers ?? [] };
  const after = () => ({ milliseconds: Date.now() - start });
  try {
    const detail = await (deadline === undefined ? check.run() : before(deadline, check));
    return { ...told, state: 'held', detail: detail ?? '', ...after() };
  } catch (error) {
    const state = error instanceof NotHere ? 'left out' : 'failed';
    return { ...told, state, detail: error instanceof Error ? error.message : String(error), ...after() };
  }
}

/** Rejects when the time is over, also while the check is running. */
function before(deadline: AbortSignal, check: Check): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('the time of the whole run was over'));
    if (deadline.aborted) return stop();
    deadline.addEventListener('abort', stop, { once: true });
    check
      .run()
      .then(resolve, reject)
      .finally(() => deadline.removeEventListener('abort', stop));
  });
}
