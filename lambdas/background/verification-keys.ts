import type { CloudFormationCustomResourceEvent, CloudFormationCustomResourceResponse } from 'aws-lambda';
import type { Platform } from '../platform.ts';

export interface Dependencies {
  /** Reads a JSON Web Key Set of keys by their ids or ARNs. */
  readonly readKeys: (keyIds: string[]) => Promise<unknown>;
  readonly log: Platform['log'];
}

/**
 * The custom resource that hands the public halves of KMS keys to a deployment. Its property is `KeyIds`, a list of
 * ids or ARNs; its attribute is `keySet`, the text of a JSON Web Key Set (RFC 7517) in the list's order.
 * An error fails the deployment with its message. Deleting the resource does nothing.
 */
export function answerWithKeys({ readKeys, log }: Dependencies) {
  return async (event: CloudFormationCustomResourceEvent): Promise<void> => {
    const result = await answer(readKeys, event);
    log({ message: 'verification keys', request: event.RequestType, status: result.Status });
    await respond(event.ResponseURL, result);
  };
}

async function answer(
  readKeys: Dependencies['readKeys'],
  event: CloudFormationCustomResourceEvent,
): Promise<CloudFormationCustomResourceResponse> {
  const { StackId, RequestId, LogicalResourceId } = event;
  // The id must never change, or CloudFormation would delete the old resource after an update.
  const identity = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: 'verification-keys' };
  if (event.RequestType === 'Delete') return { ...identity, Status: 'SUCCESS' };
  try {
    const keySet = await readKeys(keyIds(event.ResourceProperties['KeyIds']));
    return { ...identity, Status: 'SUCCESS', Data: { keySet: JSON.stringify(keySet) } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...identity, Status: 'FAILED', Reason: `The verification keys could not be read: ${reason}` };
  }
}

function keyIds(property: unknown): string[] {
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (Array.isArray(property) && property.length > 0 && property.every(isText)) return property;
  throw new Error('KeyIds must be a list of key ids.');
}

/** Answers CloudFormation. Throws when it refuses the answer, so that Lambda retries the function. */
async function respond(url: string, result: CloudFormationCustomResourceResponse): Promise<void> {
  // Bytes, because fetch would add a content type to text, which the URL's signature does not cover.
  const { ok, status } = await fetch(url, { method: 'PUT', body: Buffer.from(JSON.stringify(result)) });
  if (!ok) throw new Error(`CloudFormation answered ${status} instead of taking the result.`);
}
