import { BlockList, isIP, type Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** How the browser addressed this server, as far as the request says it. */
export interface OuterAddress {
  readonly protocol: 'http' | 'https';
  /** Lower case, without a final dot and without the default port of the protocol; null: no host can be so written. */
  readonly host: string | null;
  /** The request came through a proxy that is believed. */
  readonly proxied: boolean;
}

const shapeOfHost = /^(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_-])?)\.?(?::(\d{1,5}))?$/;
const defaultPorts = { http: '80', https: '443' } as const;

/** A host in one form, so that two ways of writing it are equal; null when it is none. */
export function plainHost(text: string, protocol: 'http' | 'https'): string | null {
  const [, name, port] = shapeOfHost.exec(text.trim().toLowerCase()) ?? [];
  if (name === undefined) return null;
  return port === undefined || port === defaultPorts[protocol] ? name : `${name}:${Number(port)}`;
}

/** The part of a host before its port. */
export const nameOfHost = (host: string): string => host.replace(/:\d+$/, '');

/** A name that no foreign name server can point here: this machine, or an address itself. */
export const isFixedName = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || isIP(name.replaceAll(/^\[|\]$/g, '')) !== 0;

const namedNetworks: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

const familyOf = (address: string): 'ipv4' | 'ipv6' => (address.includes(':') ? 'ipv6' : 'ipv4');

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks.flatMap((one) => namedNetworks[one] ?? [one])) {
    const [address = '', prefix] = network.split('/');
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

/** The first of a list in a header: what the proxy next to the browser wrote. */
const firstOf = (header: string | string[] | undefined): string | undefined =>
  [header].flat()[0]?.split(',')[0]?.trim() || undefined;

/** Makes the reader of outer addresses: `X-Forwarded-Proto` and `X-Forwarded-Host` count when the proxy that sent the request is
 * among `trusted` (addresses, networks, `loopback`, `linklocal`, `uniquelocal`). `Forwarded` (RFC 7239) is not read. */
export function createOuterReader(trusted: readonly string[]): (request: FastifyRequest) => OuterAddress {
  const list = listOf(trusted);
  /** The other end of a connection stays the same. */
  const known = new WeakMap<Socket, boolean>();
  function isProxy(socket: Socket): boolean {
    const before = known.get(socket);
    if (before !== undefined) return before;
    const peer = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
    const found = isIP(peer) !== 0 && list.check(peer, familyOf(peer));
    known.set(socket, found);
    return found;
  }
  return ({ headers, raw }) => {
    const proxied = isProxy(raw.socket);
    const protocol = proxied && firstOf(headers['x-forwarded-proto'])?.toLowerCase() === 'https' ? 'https' : 'http';
    const host = (proxied ? firstOf(headers['x-forwarded-host']) : undefined) ?? headers.host ?? '';
    return { protocol, host: plainHost(host, protocol), proxied };
  };
}

const known = new WeakMap<object, OuterAddress>();

/** Remembers how a request was addressed, for whoever writes its answer. */
export function rememberOuter(request: FastifyRequest, outer: OuterAddress): void {
  known.set(request.raw, outer);
}

/** Under which host the browser asked, without the default port; null: none that can be so written. */
export const hostOf = (request: FastifyRequest): string | null => known.get(request.raw)?.host ?? null;

/** Did the browser come over HTTPS? */
export const isEncrypted = (request: FastifyRequest): boolean => known.get(request.raw)?.protocol === 'https';

/** Is a page of this origin one of ours? The port that the origin's own protocol means may be written or left out on either side: a
 * proxy that ends TLS does not always say so. */
export function isSameHost(origin: string, host: string | null): boolean {
  if (host === null || !URL.canParse(origin)) return false;
  const { protocol, host: written } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const [theirs, ours] = [plainHost(written, scheme), plainHost(host, scheme)];
  return theirs !== null && theirs === ours;
}
