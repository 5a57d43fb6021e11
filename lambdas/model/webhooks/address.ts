import { BlockList, isIP, isIPv6 } from 'node:net';

/** Ranges outside the public internet (IANA's special-purpose registries, RFC 6890). */
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** In IPv6 only the globally assigned range is public, except the parts of it below that lead elsewhere. */
const IPV6_PUBLIC = ['2000::/3'];
const IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}

const reserved = listOf(IPV4, 'ipv4');
const assigned = listOf(IPV6_PUBLIC, 'ipv6');
const special = listOf(IPV6, 'ipv6');

/** Whether an IP address is one on the public internet. IPv4 addresses inside of IPv6 ones are not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (!isIPv6(address)) return !reserved.check(address);
  return assigned.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Whether an IP address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

/**
 * The problem of a webhook's URL, as a message that continues from the field's name, or undefined. Each delivery checks
 * the host's resolved addresses too. With `allowLoopback`, this machine may be called without TLS.
 */
export function webhookUrlProblem(text: string, allowLoopback: boolean): string | undefined {
  const url = URL.parse(text);
  if (url === null || text.length > 2000) return 'must be an https URL of at most 2000 characters';
  // The URL parser has already normalized every spelling of an IPv4 address.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLoopback = host === 'localhost' || isLoopbackAddress(host);
  if (allowLoopback && isLoopback && url.protocol === 'http:') return undefined;
  if (url.protocol !== 'https:') return 'must be an https URL';
  if (url.username !== '' || url.password !== '') return 'must not hold credentials';
  const isPrivateName = !host.includes('.') || /\.(localhost|local|internal|home\.arpa)\.?$/.test(host);
  const isPrivate = isIP(host) === 0 ? isPrivateName : !isPublicAddress(host);
  return isPrivate ? 'must lead to a host on the public internet' : undefined;
}
