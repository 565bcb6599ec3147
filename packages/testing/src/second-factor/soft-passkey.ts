import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { InputOf, PasskeyAssertion, PasskeyOrder, PasskeyQuestion, addPasskey } from '@dongbo/contract';

/** How an answer departs from that of an honest device on the right page. */
export interface Departure {
  readonly origin?: string;
  readonly site?: string;
  readonly challenge?: string;
  /** The device did not check the person. */
  readonly unverified?: boolean;
  /** The counter that it says instead of the next one. */
  readonly counter?: number;
}

/** A passkey without a device, for tests of the server. */
export interface SoftPasskey {
  make(order: PasskeyOrder, departure?: Departure): InputOf<typeof addPasskey>['passkey'];
  answer(question: PasskeyQuestion, departure?: Departure): PasskeyAssertion;
}

/** CBOR (RFC 8949) of the little that an attestation holds. */
function cbor(value: unknown): Buffer {
  const head = (major: number, size: number): Buffer => {
    if (size < 24) return Buffer.from([(major << 5) | size]);
    return size < 256
      ? Buffer.from([(major << 5) | 24, size])
      : Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
  };
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])]);
  throw new Error('Not for an attestation');
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** The public key as COSE has it (RFC 9053, ES256). */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const entries: [number, unknown][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ];
  return cbor(new Map(entries));
}

/** A passkey for pages of `origin`, such as `http://localhost`. */
export function createSoftPasskey(origin: string): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;
  let userHandle: string | undefined;

  const clientData = (type: string, challenge: string, departure: Departure): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: departure.challenge ?? challenge,
        origin: departure.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authenticatorData = (site: string, departure: Departure, attested?: Buffer): Buffer => {
    counter = departure.counter ?? counter + 1;
    const flags = 1 | (departure.unverified === true ? 0 : 4) | (attested === undefined ? 0 : 64);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const hash = createHash('sha256')
      .update(departure.site ?? site)
      .digest();
    return Buffer.concat([hash, Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
  };
  const common = { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} } as const;
  return {
    make(order, departure = {}) {
      userHandle = order.user.id;
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseOf(publicKey)]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authenticatorData(order.rp.id, departure, attested)],
      ]);
      return {
        ...common,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', order.challenge, departure)),
          attestationObject: base64url(cbor(attestation)),
          transports: ['internal'],
        },
      };
    },
    answer(question, departure = {}) {
      const said = clientData('webauthn.get', question.challenge, departure);
      const data = authenticatorData(question.rpId, departure);
      const signed = Buffer.concat([data, createHash('sha256').update(said).digest()]);
      return {
        ...common,
        response: {
          clientDataJSON: base64url(said),
          authenticatorData: base64url(data),
          signature: base64url(sign('sha256', signed, privateKey)),
          ...(userHandle === undefined ? {} : { userHandle }),
        },
      };
    },
  };
}
