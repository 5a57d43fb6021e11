/** The API stack's references to resources of the storage stack. */
export const storageExport = (name: string) => ({ 'Fn::ImportValue': `ResourceManagerStorage-dev:${name}` });
const storageOutput = (OutputName: string) => ({
  'Fn::GetStackOutput': {
    StackName: 'ResourceManagerStorage-dev',
    Region: { Ref: 'AWS::Region' },
    OutputName,
  },
});

export const table = storageExport('ExportsOutputFnGetAttTableCD117FA1ArnE2C8C204');
export const index = (name: string) => ({ 'Fn::Join': ['', [table, `/index/${name}`]] });
export const tableStream = storageExport('ExportsOutputFnGetAttTableCD117FA1StreamArnB270E65B');
export const bucket = storageExport('BucketArn');
export const objects = { 'Fn::Join': ['', [bucket, '/*']] };
export const key1 = storageOutput('PublishOutputFnGetAttSigningKey12FD9A1FBArn85BDE5A7');
export const key2 = storageOutput('PublishOutputFnGetAttSigningKey2145B34B8Arn16DF3CDD');

export const encryptionKey = storageExport('ExportsOutputFnGetAttEncryptionKey1B843E66Arn91172964');

/** The function with a fixed name, by that name: its environment cannot refer to the function itself. */
export const runJob = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':lambda:',
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      ':function:resource-manager-dev-run-job',
    ],
  ],
};

/** The API stack's own queues. */
export const auditLog = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':logs:',
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      ':log-group:/resource-manager/dev/audit:log-stream:changes',
    ],
  ],
};
export const failedEvents = { 'Fn::GetAtt': ['FailedEventsA83487DA', 'Arn'] };
export const reconcileQueue = { 'Fn::GetAtt': ['ReconcileQueue152AB589', 'Arn'] };
export const webhookQueue = { 'Fn::GetAtt': ['WebhookQueueA9D318EA', 'Arn'] };
export const unreconciled = { 'Fn::GetAtt': ['Unreconciled8D0E7E3F', 'Arn'] };
