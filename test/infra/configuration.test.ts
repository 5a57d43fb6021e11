import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationTable, readConfiguration } from '../../lib/configuration.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms';

const standard = {
  stage: 'dev',
  maximumUploadBytes: 5_368_709_120,
  maximumContentBytes: 4_400_000,
  uploadWindowSeconds: 3600,
  uploadDays: 7,
  downloadLinkSeconds: 300,
  rememberedDays: 30,
  throttleRate: 2000,
  throttleBurst: 1000,
  corsOrigins: ['*'],
  uploadOrigins: ['*'],
  eventBus: false,
  canary: false,
  logRetentionDays: 30,
  tracing: false,
  auditRetentionDays: 365,
  signingKeys: ['1'],
};

const names = configurationTable.map(({ name }) => name);

const certificateArn =
  'arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';

describe('The configuration', () => {
  test('has a default for every option but those that name what is not ours', () => {
    expect(readConfiguration({})).toEqual(standard);
  });

  test("ignores the CDK's own context", () => {
    const context = { '@aws-cdk/core:x': true, 'aws:cdk:bundling-stacks': ['**'], 'hosted-zone:a=b': {} };
    expect(readConfiguration(context)).toEqual(standard);
  });

  test.each([
    ['stage', 'prod', 'prod'],
    ['stage', 'a234567890-234567890', 'a234567890-234567890'],
    ['baseUrl', 'https://media.example.com', 'https://media.example.com'],
    ['maximumUploadBytes', '1', 1],
    ['maximumUploadBytes', 5_368_709_120, 5_368_709_120],
    ['maximumContentBytes', '1', 1],
    ['maximumContentBytes', 4_400_000, 4_400_000],
    ['uploadWindowSeconds', '60', 60],
    ['uploadWindowSeconds', 43_200, 43_200],
    ['uploadDays', '1', 1],
    ['downloadLinkSeconds', '3600', 3600],
    ['rememberedDays', 365, 365],
    ['throttleRate', '100000', 100_000],
    ['throttleBurst', 1, 1],
    [
      'corsOrigins',
      'https://a.example, http://localhost:3000',
      ['https://a.example', 'http://localhost:3000'],
    ],
    ['corsOrigins', ['https://a.example'], ['https://a.example']],
    ['uploadOrigins', '*', ['*']],
    ['eventBus', 'true', true],
    ['canary', 'true', true],
    ['logRetentionDays', '7', 7],
    ['logRetentionDays', 3653, 3653],
    ['alarmEmail', 'operators@example.com', 'operators@example.com'],
    ['alarmTopicArn', TOPIC, TOPIC],
    ['tracing', 'true', true],
    ['auditRetentionDays', '90', 90],
    ['signingKeys', '2026-07,2026-01', ['2026-07', '2026-01']],
    ['signingKeys', ['d', 'c', 'b', 'a'], ['d', 'c', 'b', 'a']],
  ])('accepts %s = %j', (name, value, expected) => {
    expect(readConfiguration({ [name]: value })).toEqual({ ...standard, [name]: expected });
  });

  const stage = '1 to 20 lower-case letters, digits and hyphens, a letter first';
  const address = 'an https origin such as https://media.example.com';
  const origins = "'*' or up to 50 different origins such as https://app.example.com";
  const keys = '1 to 4 different names of 1 to 20 lower-case letters, digits and hyphens';
  const topic = 'the ARN of an SNS topic, not of a FIFO one';
  const days =
    'one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653';
  test.each([
    ['stage', '', stage],
    ['stage', 'Prod', stage],
    ['stage', '1a', stage],
    ['stage', 'a23456789012345678901', stage],
    ['stage', 5, stage],
    ['baseUrl', 'http://media.example.com', address],
    ['baseUrl', 'https://media.example.com/', address],
    ['baseUrl', 'https://media.example.com/api', address],
    ['baseUrl', 'media.example.com', address],
    ['maximumUploadBytes', 0, 'a whole number from 1 to 5368709120000'],
    ['maximumUploadBytes', '5368709120001', 'a whole number from 1 to 5368709120000'],
    ['maximumContentBytes', 0, 'a whole number from 1 to 4400000'],
    ['maximumContentBytes', '4400001', 'a whole number from 1 to 4400000'],
    ['uploadDays', 8, 'a whole number from 1 to 7'],
    ['uploadWindowSeconds', 59, 'a whole number from 60 to 43200'],
    ['uploadWindowSeconds', '1h', 'a whole number from 60 to 43200'],
    ['downloadLinkSeconds', 3601, 'a whole number from 1 to 3600'],
    ['downloadLinkSeconds', '', 'a whole number from 1 to 3600'],
    ['rememberedDays', 1.5, 'a whole number from 1 to 365'],
    ['rememberedDays', null, 'a whole number from 1 to 365'],
    ['throttleRate', '-1', 'a whole number from 1 to 100000'],
    ['throttleBurst', '1e3', 'a whole number from 1 to 100000'],
    ['corsOrigins', '*,https://a.example', origins],
    ['corsOrigins', [], origins],
    ['eventBus', 'yes', 'true or false'],
    ['canary', '1', 'true or false'],
    ['domainName', 'https://media.example.com', 'a host name such as media.example.com'],
    ['domainName', 'Media.example.com', 'a host name such as media.example.com'],
    ['domainName', 'localhost', 'a host name such as media.example.com'],
    ['hostedZoneId', 'example.com', 'the id of a hosted zone such as Z0123456789ABCDEFGHIJ'],
    ['certificateArn', 'arn:aws:iam::123456789012:role/x', "the ARN of a certificate in the stage's region"],
    ['uploadOrigins', 'https://a.example/', origins],
    ['uploadOrigins', 'ftp://a.example', origins],
    ['uploadOrigins', 'https://a.example,https://a.example', origins],
    ['logRetentionDays', 9999, days],
    ['logRetentionDays', '31', days],
    ['alarmEmail', 'operators', 'an e-mail address'],
    ['alarmTopicArn', 'alarms', topic],
    ['alarmTopicArn', `${TOPIC}.fifo`, topic],
    ['tracing', 1, 'true or false'],
    ['auditRetentionDays', 0, days],
    ['signingKeys', 'a,a', keys],
    ['signingKeys', 'a,b,c,d,e', keys],
    ['signingKeys', '', keys],
    ['signingKeys', ['A'], keys],
  ])('refuses %s = %j', (name, value, range) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(
      new Error(
        `The configuration cannot be used:\n- ${name} must be ${range}, but is ${JSON.stringify(value)}.`,
      ),
    );
  });

  test.each([[{ hostedZoneId: 'Z123' }], [{ certificateArn }], [{ hostedZoneId: 'Z123', certificateArn }]])(
    'takes its address from its domain, with %j',
    (options) => {
      const given = { domainName: 'media.example.com', ...options };
      expect(readConfiguration(given)).toEqual({
        ...standard,
        ...given,
        baseUrl: 'https://media.example.com',
      });
    },
  );

  test.each([
    [{ hostedZoneId: 'Z123' }, 'domainName must be given with hostedZoneId and certificateArn.'],
    [
      { domainName: 'media.example.com' },
      'domainName must be given with hostedZoneId, certificateArn or both.',
    ],
    [
      { domainName: 'media.example.com', certificateArn, baseUrl: 'https://media.example.com' },
      'baseUrl must be left out with domainName, which it follows from.',
    ],
  ])('refuses %j, which do not go together', (options, problem) => {
    expect(() => readConfiguration(options)).toThrow(
      new Error(`The configuration cannot be used:\n- ${problem}`),
    );
  });

  test('names all problems at once, including unknown options', () => {
    expect(() => readConfiguration({ stgae: 'prod', stage: 'X', rememberedDays: 0 })).toThrow(
      new Error(
        [
          'The configuration cannot be used:',
          `- stage must be ${stage}, but is "X".`,
          '- rememberedDays must be a whole number from 1 to 365, but is 0.',
          `- stgae is not an option; there are ${names.join(', ')}.`,
        ].join('\n'),
      ),
    );
  });

  test("is accepted, or refused with the options' names, whatever the values", () => {
    const context = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), fc.nat().map(String)));
    fc.assert(
      fc.property(context, (values) => {
        const given = { ...values };
        try {
          expect(Object.keys(readConfiguration(given))).toEqual(
            expect.arrayContaining(Object.keys(standard)),
          );
        } catch (error) {
          expect(String(error)).toMatch(/^Error: The configuration cannot be used:(\n- \w+ must be .+)+$/s);
        }
      }),
    );
  });

  test('has documentation for each option', () => {
    const withDefault = configurationTable.filter((option) => option.default !== undefined);
    expect(withDefault.map(({ name }) => name)).toEqual(Object.keys(standard));
    for (const { name, description, default: standardValue } of configurationTable) {
      expect(description, name).toMatch(/^[A-Z].+\.$/);
      if (standardValue !== undefined) expect(readConfiguration({ [name]: standardValue })).toEqual(standard);
    }
  });
});
