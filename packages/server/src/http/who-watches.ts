import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Loopback, link-local and private networks (RFC 1918, RFC 4193, RFC 6598): where a machine that watches stands. */
const inside = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

/** An IPv4 address as a socket for both families writes it. */
const plain = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

function isInside(address: string): boolean {
  const bare = plain(address.split('%')[0] ?? '');
  const family = isIP(bare);
  return family !== 0 && inside.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

/** What a proxy leaves in a request that it passes on. */
const proxyMarks = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
] as const;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** May this request read the figures of the process? With the bearer token (RFC 6750, 2.1) when one is set; without one only
 * from this machine or a private network, and never through a proxy: a proxy stands inside too, whoever asks it. */
export function mayWatch(request: Pick<FastifyRequest, 'headers' | 'socket'>, token: string | null): boolean {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== null) return given !== undefined && timingSafeEqual(digest(given), digest(token));
  if (proxyMarks.some((name) => request.headers[name] !== undefined)) return false;
  return isInside(request.socket.remoteAddress ?? '');
}
