import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** What a conditional write resolves to, or nothing where its condition did not hold. */
export async function ifAllowed<Result>(write: Promise<Result>): Promise<Result | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Whether a conditional write's condition held. Rejects for every other reason that kept it from being made. */
export async function succeeds(write: Promise<unknown>): Promise<boolean> {
  return (await ifAllowed(write.then(() => true))) ?? false;
}
