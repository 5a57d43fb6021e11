import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as v from 'valibot';
import { MAXIMUM_MULTIPART_BYTES, MAXIMUM_UPLOAD_DAYS } from '../lambdas/model/resources/multipart.ts';
import { anyOrigin, flag, httpsOrigin, list, number, optionalText, text, wholeNumber } from './options.ts';

const GIBIBYTE = 1024 ** 3;
const INFINITE = RetentionDays.INFINITE;
const retentions = Object.values(RetentionDays)
  .filter((days): days is RetentionDays => typeof days === 'number' && days !== INFINITE)
  .toSorted((a, b) => a - b);

const ORIGINS = "'*' or up to 50 different origins such as https://app.example.com";

const options = {
  stage: text(
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,19}$/)),
    'dev',
    '1 to 20 lower-case letters, digits and hyphens, a letter first',
    'Names the deployment: its stacks, its table and its keys.',
  ),
  baseUrl: v.pipe(
    v.optional(httpsOrigin),
    v.metadata({
      type: 'text',
      range: 'an https origin such as https://media.example.com',
      description:
        "The public address if the API is behind your own domain; otherwise the API's own address.",
    }),
  ),
  domainName: optionalText(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'a host name such as media.example.com',
    "The API's own domain, which is its address then; with `hostedZoneId`, `certificateArn` or both.",
  ),
  hostedZoneId: optionalText(
    /^Z[A-Z0-9]{1,31}$/,
    'the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
    "The domain's zone in Route 53, for its record and to prove that it is yours for a new certificate.",
  ),
  certificateArn: optionalText(
    /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-f0-9-]+$/,
    "the ARN of a certificate in the stage's region",
    "The domain's certificate, instead of a new one.",
  ),
  maximumUploadBytes: number(
    1,
    MAXIMUM_MULTIPART_BYTES,
    5 * GIBIBYTE,
    'The largest file that may be uploaded, in bytes; more than 5 GiB only in parts.',
  ),
  maximumContentBytes: number(
    1,
    4_400_000,
    4_400_000,
    'The largest file in a request to `/cms` or in a form, in bytes: a Lambda function takes 6 MB, in base64.',
  ),
  uploadWindowSeconds: number(
    60,
    43_200,
    3600,
    'How long an upload may begin after it was requested, in seconds; AWS may end it earlier, with the session of the role that signed it.',
  ),
  uploadDays: number(
    1,
    MAXIMUM_UPLOAD_DAYS,
    MAXIMUM_UPLOAD_DAYS,
    'How long an upload in parts may take, in days.',
  ),
  downloadLinkSeconds: number(
    1,
    3600,
    300,
    "How long the signed link behind a download's redirect is valid, in seconds.",
  ),
  rememberedDays: number(
    1,
    365,
    30,
    'How long an expired or deleted resource is answered with 410, in days.',
  ),
  throttleRate: number(1, 100_000, 2000, 'How many requests a second the whole API takes in the long run.'),
  throttleBurst: number(1, 100_000, 1000, 'How many requests the whole API takes at one moment.'),
  corsOrigins: list(anyOrigin, 50, '*', ORIGINS, 'The web pages that may call the API from a browser.'),
  uploadOrigins: list(
    anyOrigin,
    50,
    '*',
    ORIGINS,
    'The web pages that may upload files; every page may read.',
  ),
  eventBus: v.pipe(
    v.optional(flag, false),
    v.metadata({
      type: 'flag',
      range: 'true or false',
      description: 'Whether events are put on an EventBridge bus of the stage, whose name is an output then.',
    }),
  ),
  canary: v.pipe(
    v.optional(flag, false),
    v.metadata({
      type: 'flag',
      range: 'true or false',
      description:
        'Whether new versions of the busiest functions get a tenth of the requests for five minutes, and none after an error.',
    }),
  ),
  logRetentionDays: v.pipe(
    v.optional(v.pipe(wholeNumber, v.picklist(retentions)), 30),
    v.metadata({
      type: 'number',
      range: `one of ${retentions.join(', ')}`,
      description: 'How long logs are kept, in days.',
    }),
  ),
  alarmEmail: v.pipe(
    v.optional(v.pipe(v.string(), v.email())),
    v.metadata({
      type: 'text',
      range: 'an e-mail address',
      description: 'Who is told of alarms; AWS asks the address to confirm first.',
    }),
  ),
  alarmTopicArn: v.pipe(
    v.optional(v.pipe(v.string(), v.regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/))),
    v.metadata({
      type: 'text',
      range: 'the ARN of an SNS topic, not of a FIFO one',
      description: 'A topic of your own that is told of alarms, in the same region.',
    }),
  ),
  tracing: v.pipe(
    v.optional(flag, false),
    v.metadata({
      type: 'flag',
      range: 'true or false',
      description: 'Whether Lambda traces a sample of the requests with X-Ray.',
    }),
  ),
  auditRetentionDays: v.pipe(
    v.optional(v.pipe(wholeNumber, v.picklist(retentions)), 365),
    v.metadata({
      type: 'number',
      range: `one of ${retentions.join(', ')}`,
      description: 'How long the audit is kept, in days: who changed what.',
    }),
  ),
  signingKeys: list(
    v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,20}$/)),
    4,
    '1',
    '1 to 4 different names of 1 to 20 lower-case letters, digits and hyphens',
    'The keys whose tokens are accepted; the first one signs.',
  ),
};

const configuration = v.strictObject(options);

/** The checked configuration of a deployment; see `configurationTable` for the units. */
export type Configuration = v.InferOutput<typeof configuration>;

/** Problems of options that do not go together, each a sentence that begins with an option's name. */
function conflicts({ baseUrl, domainName, hostedZoneId, certificateArn }: Configuration): string[] {
  const further = hostedZoneId === undefined ? certificateArn : hostedZoneId;
  if (domainName === undefined)
    return further === undefined ? [] : ['domainName must be given with hostedZoneId and certificateArn.'];
  return [
    ...(further === undefined ? ['domainName must be given with hostedZoneId, certificateArn or both.'] : []),
    ...(baseUrl === undefined ? [] : ['baseUrl must be left out with domainName, which it follows from.']),
  ];
}

/** Every option with its default and range, as the documentation prints it. */
export const configurationTable = Object.entries(options).map(([name, option]) => {
  const { type, range, description } = v.getMetadata(option);
  return { name, type, default: option.default, range, description };
});

/**
 * The configuration in the CDK's context (`cdk.json`, `-c name=value`). Throws one error that names every problem,
 * including unknown plain names, which may be mistyped options. Names with other characters than letters and digits are
 * the CDK's own and ignored.
 */
export function readConfiguration(context: Readonly<Record<string, unknown>>): Configuration {
  const plain = Object.entries(context).filter(([name]) => /^[A-Za-z][A-Za-z0-9]*$/.test(name));
  const result = v.safeParse(configuration, Object.fromEntries(plain));
  const problems = result.success ? conflicts(result.output) : problemsOf(result.issues, context);
  if (!result.success || problems.length > 0)
    throw new Error(['The configuration cannot be used:', ...problems.map((one) => `- ${one}`)].join('\n'));
  const { domainName } = result.output;
  return domainName === undefined ? result.output : { ...result.output, baseUrl: `https://${domainName}` };
}

function problemsOf(
  issues: readonly v.BaseIssue<unknown>[],
  context: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set(issues.map((issue) => String(issue.path?.[0]?.key)));
  return [...names].map((name) => problem(name, context[name]));
}

function problem(name: string, value: unknown): string {
  const option = configurationTable.find((candidate) => candidate.name === name);
  if (option !== undefined) return `${name} must be ${option.range}, but is ${JSON.stringify(value)}.`;
  const known = configurationTable.map((candidate) => candidate.name).join(', ');
  return `${name} is not an option; there are ${known}.`;
}
