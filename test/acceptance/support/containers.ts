import * as v from 'valibot';
import { expect, vi } from 'vitest';
import type {
  CloneRequest,
  ContainerChange,
  NewContainer as NewContainerFields,
} from '../../../client/src/index.ts';
import { PATIENCE } from '../../support/patience.ts';
import { apiAt, JSON_TYPE } from './api.ts';
import { contentAt } from './content.ts';
import type { Answer } from './http.ts';
import { outcome } from './problems.ts';

/** "Date / Time Format": UTC with a Z, no fractional seconds. */
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/));
/** As in the examples: 58b72e03472f3f601810858f. */
const containerId = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A container, with exactly these members. */
const container = v.strictObject({
  id: containerId,
  name: v.string(),
  description: v.string(),
  orgId: whole,
  tags: v.array(v.string()),
  createdAt: date,
  updatedAt: date,
});

/** "Such response should contain URI of newly created resource". */
const newContainer = v.strictObject({ ...container.entries, uri: v.pipe(v.string(), v.url()) });

/** A resource in its container, with exactly these members. */
const member = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  name: v.string(),
  description: v.string(),
  uri: v.pipe(v.string(), v.url()),
  mimeType: v.string(),
  size: whole,
  containerId,
  tags: v.array(v.string()),
  attributes: v.record(v.string(), v.unknown()),
  createdAt: date,
  expiresAt: v.nullable(date),
});

/** The `data` of "Error Payloads", 500, and of every other answer about a clone, with exactly these members. */
const job = v.strictObject({
  orgId: whole,
  name: v.string(),
  fromContainerId: containerId,
  toContainerId: containerId,
  type: v.literal('clone'),
  startedAt: date,
  completedAt: v.nullable(date),
});

const progress = v.strictObject({ ...job.entries, total: whole, copied: whole, skipped: whole });

export type Container = v.InferOutput<typeof container>;
export type NewContainer = v.InferOutput<typeof newContainer>;
export type Member = v.InferOutput<typeof member>;
export type CloneJob = v.InferOutput<typeof job>;
export type CloneProgress = v.InferOutput<typeof progress>;

/** A JSON query string, encoded as most clients do. */
export const query = (asked: object) => encodeURIComponent(JSON.stringify(asked));

/** The containers below `root`, called with this token. */
export function containersAt(baseUrl: string, token: string, root = '') {
  const { send, ask } = apiAt(baseUrl);
  const content = contentAt(baseUrl, `Bearer ${token}`);
  const path = (...parts: readonly string[]) => [`${root}/containers`, ...parts].join('/');
  const headers = { 'content-type': JSON_TYPE };
  const sendText = (method: string, where: string, body: string) =>
    send({ method, path: where, token, headers, body });
  /** What a request to the typed client names a container by, below `root`. */
  const at = (id: string) => ({ baseUrl: baseUrl + root, params: { path: { id } } });
  const get = (where: string, asked = '') =>
    send({ path: asked === '' ? where : `${where}?${asked}`, token });

  const door = {
    path,
    create: (fields: unknown) =>
      ask(token, (api) =>
        api.POST('/containers', { baseUrl: baseUrl + root, body: fields as NewContainerFields }),
      ),
    createByText: (body: string) => sendText('POST', path(), body),
    list: (asked?: string) => get(path(), asked),
    get: (id: string) => ask(token, (api) => api.GET('/containers/{id}', at(id))),
    update: (id: string, fields: unknown) =>
      ask(token, (api) => api.PUT('/containers/{id}', { ...at(id), body: fields as ContainerChange })),
    updateByText: (id: string, body: string) => sendText('PUT', path(id), body),
    remove: (id: string, asked?: string) =>
      send({ method: 'DELETE', path: asked === undefined ? path(id) : `${path(id)}?${asked}`, token }),
    resources: (id: string, asked?: string) => get(path(id, 'resources'), asked),
    clone: (id: string, fields: unknown) =>
      ask(token, (api) => api.POST('/containers/{id}/clone', { ...at(id), body: fields as CloneRequest })),
    cloneByText: (id: string, body: string) => sendText('POST', path(id, 'clone'), body),
    cloneProgress: (id: string) => ask(token, (api) => api.GET('/containers/{id}/clone', at(id))),

    /** Creates a container, and expects success. */
    async created(fields: object = {}): Promise<NewContainer> {
      return createdContainer(await door.create({ name: 'Deeds', ...fields }));
    },

    /** Gets the container with this id, and expects it to exist. */
    async container(id: string): Promise<Container> {
      return toldContainer(await door.get(id));
    },

    /** Changes a container, and expects success. */
    async updated(id: string, fields: object): Promise<Container> {
      return toldContainer(await door.update(id, fields));
    },

    /** Gets the first page of the containers that match a query, and expects success. */
    async listed(asked: object): Promise<readonly Container[]> {
      return containersIn(await door.list(query(asked))).data;
    },

    /** Gets the first page of the resources in a container. */
    async members(id: string, asked: object = {}): Promise<readonly Member[]> {
      return membersIn(await door.resources(id, query(asked))).data;
    },

    /** Uploads a new text file into a container, in one request. Resolves to its id. */
    async put(id: string, text: string, fields: object = {}): Promise<string> {
      return (await content.uploaded(Buffer.from(text), { container_id: id, ...fields })).id;
    },

    /** Starts a clone as soon as the account has no other. */
    cloneStarted: (id: string, name: string): Promise<Answer> =>
      vi.waitFor(async () => {
        const answer = await door.clone(id, { name });
        expect(answer.status).not.toBe(423);
        return answer;
      }, PATIENCE),

    /** Clones a container and waits for the end. */
    async cloned(id: string, name: string): Promise<CloneProgress> {
      const { toContainerId } = startedClone(await door.cloneStarted(id, name));
      const done = await door.cloneDone(id);
      expect(done.toContainerId).toBe(toContainerId);
      return done;
    },

    /** Waits for a container's clone to succeed. */
    async cloneDone(id: string): Promise<CloneProgress> {
      const answer = await vi.waitFor(async () => {
        const asked = await door.cloneProgress(id);
        expect(asked.status).not.toBe(202);
        return asked;
      }, PATIENCE);
      return toldProgress(answer);
    },
  };
  return door;
}

export type Containers = ReturnType<typeof containersAt>;

/** The container in the answer to a request that creates one. */
export function createdContainer(answer: Answer): NewContainer {
  const created = v.parse(newContainer, bodyOf(answer, 201));
  expect(answer.headers['location']).toBe(created.uri);
  return created;
}

/** The container in a successful answer; 202 is the answer to a deletion that continues in the background. */
export function toldContainer(answer: Answer, status: 200 | 202 = 200): Container {
  return v.parse(container, bodyOf(answer, status));
}

/** A page of containers, and the cursor of the next one. */
export function containersIn(answer: Answer) {
  return v.parse(pageOf(container), bodyOf(answer, 200));
}

/** A page of a container's resources, and the cursor of the next one. */
export function membersIn(answer: Answer) {
  return v.parse(pageOf(member), bodyOf(answer, 200));
}

/** The data of a clone that has just started. */
export function startedClone(answer: Answer): CloneJob {
  return v.parse(job, bodyOf(answer, 202));
}

/** The data of a completed clone. */
export function toldProgress(answer: Answer): CloneProgress {
  return v.parse(progress, bodyOf(answer, 200));
}

/** The JSON body of an answer with the expected status. */
function bodyOf(answer: Answer, status: number): unknown {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers['content-type']).toBe(JSON_TYPE);
  return outcome(answer).body;
}

function pageOf<Item extends v.GenericSchema>(item: Item) {
  return v.strictObject({ data: v.array(item), cursor: v.nullable(v.string()) });
}

/** The expected refusal, in the error shape of this door. */
export const containerRefusal = (status: number, message: string, code: number | string = status) => ({
  status,
  body: { error: { code, message } },
});

/** The expected answer to a request with wrong fields. */
export const invalid = (...reasons: readonly string[]) =>
  containerRefusal(400, `The request is not valid: ${reasons.join('; ')}.`);

/** "The actual message for this "Not Found" error will vary depending on what could not be found". */
export const NO_CONTAINER = containerRefusal(404, 'Container does not exist.', 'server');
export const NO_CLONE = containerRefusal(404, 'There is no recent clone of this container.', 'server');
export const NOT_PARSED = containerRefusal(400, 'Could not parse the request body.');
export const NO_TOKEN = containerRefusal(401, 'No authorization token was found', 'UnauthorizedError');
export const LOCKED =
  'Cannot start clone process as there is an existing clone process already in progress for this container.';
