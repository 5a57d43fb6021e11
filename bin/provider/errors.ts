/** The command line is malformed; the usage is printed with the message. */
export class UsageError extends Error {}

/** An error in one sentence for an operator. */
export function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message === 'Region is missing') return 'No AWS region was found: set AWS_REGION.';
  if ('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND'))
    return `The service cannot be reached: ${error.message}`;
  switch (error.name) {
    case 'ResourceNotFoundException':
      return 'There is no such stage in this region: check --stage and AWS_REGION, or deploy it first.';
    case 'CredentialsProviderError':
      return 'No AWS credentials were found: sign in, or choose a profile with AWS_PROFILE.';
    case 'AccessDeniedException':
      return `These AWS credentials may not do that. ${error.message}`;
    default:
      return error.message;
  }
}
