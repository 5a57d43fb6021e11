/** The doubts of ADR 11 that a run of the smoke test answers, by their names there. */
export const answeredDoubts = [
  'Preflight requests',
  'Slashes in references',
  'Long request heads',
  'A slash at the end',
  'Answers to HEAD',
  'Bodies in base64',
  'Weak references',
  'Queries in JSON',
  'Checksums in a form',
  'Uploads in parts',
  'Tags of copies',
  'Versions of a new bucket',
  'Schedules and events',
  "The table's stream",
  'The deep status',
  'Indexes that are behind',
  'Shared concurrency',
] as const;

/** The other doubts of ADR 11, and why two minutes at the public doors cannot answer them. */
export const openDoubts = {
  'Creating the routes': 'The deployment itself tells: a stage that answers has its routes.',
  'The end of an upload form':
    'Sessions of roles last for an hour or more: upload with a form of an hour ago.',
  'KMS in the first deployment': 'The first deployment itself tells.',
  Benchmarks:
    "The milliseconds in this report are those of the network and of functions' first starts: measure from the same region.",
  'Copies of large objects': 'A copy of more than 5 GiB takes minutes: clone a container with such a file.',
  'Concurrent uploads and old versions': 'Lifecycle acts after a day at the earliest.',
  'Unprocessed batches': 'DynamoDB cannot be made to leave a part of a batch.',
  'Indexes of the table':
    'Only a change of a deployed table tells; test/infra compares the templates of releases.',
} as const;

export type Doubt = (typeof answeredDoubts)[number];
