import { describe, expect, test } from 'vitest';
import { webhookRequest } from '../../../../lambdas/background/webhook-request.ts';
import { isPublicAddress, webhookUrlProblem } from '../../../../lambdas/model/webhooks/address.ts';

const PRIVATE = 'must lead to a host on the public internet';

describe("a webhook's URL", () => {
  test.each([
    'https://example.com/hook',
    'https://example.com:8443/',
    'https://93.184.215.14/',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
  ])('%s is accepted', (url) => expect(webhookUrlProblem(url, false)).toBeUndefined());

  test.each([
    ['https://127.0.0.1/', PRIVATE],
    ['https://127.1/', PRIVATE],
    ['https://2130706433/', PRIVATE],
    ['https://0x7f.0.0.1/', PRIVATE],
    ['https://017700000001/', PRIVATE],
    ['https://%31%32%37.0.0.1/', PRIVATE],
    ['https://１２７.0.0.1/', PRIVATE],
    ['https://0/', PRIVATE],
    ['https://10.1.2.3/', PRIVATE],
    ['https://172.31.0.1/', PRIVATE],
    ['https://192.168.1.1/', PRIVATE],
    ['https://169.254.169.254/latest/meta-data/', PRIVATE],
    ['https://100.100.100.200/', PRIVATE],
    ['https://[::1]/', PRIVATE],
    ['https://[::]/', PRIVATE],
    ['https://[::ffff:127.0.0.1]/', PRIVATE],
    ['https://[::ffff:a9fe:a9fe]/', PRIVATE],
    ['https://[64:ff9b::7f00:1]/', PRIVATE],
    ['https://[2002:7f00:1::]/', PRIVATE],
    ['https://[fe80::1]/', PRIVATE],
    ['https://[fd00:ec2::254]/', PRIVATE],
    ['https://localhost/', PRIVATE],
    ['https://a.localhost/', PRIVATE],
    ['https://printer.local/', PRIVATE],
    ['https://metadata.google.internal/', PRIVATE],
    ['https://intranet/', PRIVATE],
    ['http://example.com/', 'must be an https URL'],
    ['ftp://example.com/', 'must be an https URL'],
    ['file:///etc/passwd', 'must be an https URL'],
    ['https://user:secret@example.com/', 'must not hold credentials'],
    ['example.com', 'must be an https URL of at most 2000 characters'],
    [`https://example.com/${'x'.repeat(2000)}`, 'must be an https URL of at most 2000 characters'],
  ])('%s is refused', (url, problem) => expect(webhookUrlProblem(url, false)).toBe(problem));

  test.each([
    ['http://127.0.0.1:3000/', undefined],
    ['http://localhost:3000/', undefined],
    ['http://[::1]:3000/', undefined],
    ['http://10.0.0.1/', 'must be an https URL'],
    ['https://10.0.0.1/', PRIVATE],
  ])('in the local mode, %s is %j', (url, problem) => expect(webhookUrlProblem(url, true)).toBe(problem));
});

test.each([
  '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1',
  '192.0.2.1',
  '2001:db8::1',
  '2001::1',
  'ff02::1',
  'x',
])('%s is no public address', (address) => expect(isPublicAddress(address)).toBe(false));

describe('a request', () => {
  const posting = (addresses: readonly string[]) =>
    webhookRequest({
      allowLoopback: false,
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    })('https://rebound.example/', {}, '{}');

  test.each([[['127.0.0.1']], [['93.184.215.14', '10.0.0.1']], [['::ffff:10.0.0.1']], [[]]])(
    'to a host that resolves to %j is not sent',
    async (addresses) => {
      expect(await posting(addresses)).toEqual({ error: 'The host does not lead to the public internet.' });
    },
  );
});
