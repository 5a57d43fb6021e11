import { ApiError, type ResourceManager } from '../../client/src/index.ts';

/** The ids of what a run has made. */
export interface MadeThings {
  readonly resources: Set<string>;
  readonly containers: Set<string>;
  readonly webhooks: Set<string>;
}

export function made(): MadeThings {
  return { resources: new Set(), containers: new Set(), webhooks: new Set() };
}

/** Deletes all that a run has made and not deleted itself, through the public doors. */
export async function removeMade({ api }: ResourceManager, things: MadeThings): Promise<void> {
  for (const id of things.webhooks)
    await removed(api.DELETE('/v1/webhooks/{id}', { params: { path: { id } } }));
  for (const id of things.containers) {
    const params = { path: { id }, query: { traverse: true } };
    await removed(api.DELETE('/containers/{id}', { params }));
  }
  for (const id of things.resources)
    await removed(api.DELETE('/v1/resources/{id}', { params: { path: { id } } }));
}

/** Rejects if something could not be deleted, but not if it is gone. */
async function removed(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof ApiError && [404, 410].includes(error.status))) throw error;
  }
}
