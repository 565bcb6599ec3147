import { isIP } from 'node:net';

/** A site as WebAuthn knows it. */
export interface Site {
  /** RP ID: the name without port. */
  readonly name: string;
  /** Origins of its pages; a proxy that ends TLS does not always say so, and browsers do WebAuthn over plain HTTP on this machine alone. */
  readonly origins: readonly string[];
}

/** The site under which a browser reached the server, from the host that it asked for; null: an address (no RP ID is one), or none. Pure. */
export function siteOf(host: string | null | undefined): Site | null {
  if (host === null || host === undefined || host.startsWith('[')) return null;
  const name = host.replace(/:\d+$/, '');
  if (name === '' || isIP(name) !== 0) return null;
  return { name, origins: [`https://${host}`, `http://${host}`] };
}
