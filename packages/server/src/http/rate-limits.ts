import { GeneralError, networkOf, type Actor, type Clock } from '@dongbo/kernel';
import type { Endpoint } from '@dongbo/contract';

/** So many at once, and so many more a minute. */
export interface Limit {
  readonly burst: number;
  readonly perMinute: number;
}

/** Who asks, as far as limits go: an official at work, another system by its key, another signed-in person, or an address. */
type Caller = 'official' | 'partner' | 'person' | 'address';

export interface RateLimits {
  /** Everything that one address asks, whoever is behind it, before anything is looked up. */
  readonly anything: Limit;
  readonly read: Readonly<Record<Caller, Limit>>;
  readonly write: Readonly<Record<Caller, Limit>>;
  readonly upload: Limit;
  /** Megabytes uploaded by one person. */
  readonly uploadedMegabytes: Limit;
  /** Look-ups from one network. */
  readonly lookUp: Limit;
  /** Look-ups of one thing (the codes of a unit's day), by who asks: a known browser, or a network. */
  readonly lookUpOfOne: Limit;
  /** Of these, those that hit nothing: codes of dossiers count up and can be guessed. */
  readonly lookUpMissOfOne: Limit;
  /** Misses of who asks over everything. */
  readonly lookUpMiss: Limit;
  readonly signIn: Limit;
  /** Streams that one person opens; each holds a connection. */
  readonly stream: Limit;
  /** Sign-ins that failed; the sign-in itself slows down who tries one account, this keeps one address from keeping it busy. */
  readonly signInMiss: Limit;
  /** The same of a browser that has signed in here before: nobody else's misses count for it. */
  readonly signInMissOfDevice: Limit;
}

/** Generous where people work, strict where somebody guesses. An office has one address for hundreds of people who all
 * sign in at eight o'clock: successes are hardly limited there, failures are. A counter officer does two hundred dossiers
 * a day; the limit is twenty requests a second. */
export const usualLimits: RateLimits = {
  anything: { burst: 12_000, perMinute: 12_000 },
  read: {
    official: { burst: 1200, perMinute: 1200 },
    partner: { burst: 6000, perMinute: 6000 },
    person: { burst: 600, perMinute: 600 },
    address: { burst: 1200, perMinute: 1200 },
  },
  write: {
    official: { burst: 600, perMinute: 600 },
    partner: { burst: 6000, perMinute: 6000 },
    person: { burst: 120, perMinute: 60 },
    address: { burst: 60, perMinute: 30 },
  },
  upload: { burst: 200, perMinute: 60 },
  uploadedMegabytes: { burst: 1000, perMinute: 100 },
  lookUp: { burst: 300, perMinute: 300 },
  lookUpOfOne: { burst: 120, perMinute: 60 },
  lookUpMissOfOne: { burst: 60, perMinute: 5 },
  lookUpMiss: { burst: 200, perMinute: 20 },
  signIn: { burst: 2000, perMinute: 2000 },
  signInMiss: { burst: 60, perMinute: 10 },
  signInMissOfDevice: { burst: 20, perMinute: 4 },
  stream: { burst: 60, perMinute: 60 },
};

interface Bucket {
  tokens: number;
  at: number;
  readonly limit: Limit;
  /** Taken by those whose outcome is not known yet. */
  reserved: number;
  /** Who waits for one of those outcomes. */
  readonly waiting: (() => void)[];
}

const minute = 60_000;
/** Beyond this many callers the fullest half of the buckets is forgotten, so that nobody fills the memory with addresses. */
const mostBuckets = 100_000;

/** So many wait at most for the outcomes of others from one place. */
const mostWaiting = 5_000;

function empty({ tokens, reserved, limit }: Bucket): never {
  const missing = 1 - (tokens - reserved);
  throw new GeneralError('too-many-requests', {
    retryAfterSeconds: Math.max(1, Math.ceil((missing * 60) / limit.perMinute)),
  });
}

/** One that was taken beforehand: what it counts for in the end, nothing for a hit. Once. */
type Reservation = (amount: number) => void;

function reservationOf(bucket: Bucket): Reservation {
  bucket.reserved += 1;
  let isOpen = true;
  return (amount) => {
    if (!isOpen) return;
    isOpen = false;
    bucket.reserved -= 1;
    bucket.tokens = Math.max(-bucket.limit.burst, bucket.tokens - amount);
    if (bucket.tokens - bucket.reserved >= 1) bucket.waiting.shift()?.();
    // Nothing is open any more that could be given back: all of them learn that.
    else if (bucket.reserved === 0) for (const wake of bucket.waiting.splice(0)) wake();
  };
}

class Buckets {
  readonly #clock: Clock;
  readonly #all = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  #bucket(key: string, limit: Limit): Bucket {
    const now = this.#clock.now().getTime();
    const known = this.#all.get(key);
    const bucket = known ?? { tokens: limit.burst, at: now, limit, reserved: 0, waiting: [] };
    bucket.tokens = Math.min(limit.burst, bucket.tokens + (Math.max(0, now - bucket.at) * limit.perMinute) / minute);
    bucket.at = now;
    if (known === undefined) {
      if (this.#all.size >= mostBuckets) this.#forget(now);
      this.#all.set(key, bucket);
    }
    return bucket;
  }

  /** Buckets that have filled up again say nothing; if all callers are busy, the oldest half goes. */
  #forget(now: number): void {
    for (const [key, { tokens, at, limit }] of this.#all) {
      if (tokens + ((now - at) * limit.perMinute) / minute >= limit.burst) this.#all.delete(key);
    }
    for (const key of this.#all.keys()) {
      if (this.#all.size < mostBuckets / 2) break;
      this.#all.delete(key);
    }
  }

  /** Throws when the bucket is empty; takes nothing. */
  ask(key: string, limit: Limit): Bucket {
    const bucket = this.#bucket(key, limit);
    if (bucket.tokens >= 1) return bucket;
    return empty(bucket);
  }

  take(key: string, limit: Limit): void {
    this.ask(key, limit).tokens -= 1;
  }

  /** Takes one before it is known whether it counts. Who finds all the rest taken in this way waits for an outcome, so that those
   * who ask at once do not pass the limit together, and nobody is sent away for what others only may have missed. */
  async reserve(key: string, limit: Limit): Promise<Reservation> {
    for (;;) {
      const bucket = this.#bucket(key, limit);
      if (bucket.tokens - bucket.reserved >= 1) return reservationOf(bucket);
      if (bucket.reserved === 0 || bucket.waiting.length >= mostWaiting) return empty(bucket);
      await new Promise<void>((resolve) => bucket.waiting.push(resolve));
    }
  }

  /** Takes afterwards what could not be known before; the bucket may go into debt, at most its burst. */
  charge(key: string, limit: Limit, amount: number): void {
    const bucket = this.#bucket(key, limit);
    bucket.tokens = Math.max(-limit.burst, bucket.tokens - amount);
  }
}

/** Who asks, from where, and from which browser that is known here, if any. */
export interface Asker {
  readonly actor: Actor;
  readonly address: string;
  readonly device?: string | null;
  /** What a guess would be about, where the endpoint takes codes that can be guessed. */
  readonly about?: string | null;
}

/** What a request turned out to be. `bytes`: size of an upload; `weight`: for how many misses it counts. */
export interface Outcome {
  readonly missed: boolean;
  readonly bytes?: number;
  readonly weight?: number;
}

/** Leave to go on; what the request turned out to be is told once, later calls say nothing. */
export type Pass = (outcome: Outcome) => void;

/** The rate limiter (token buckets) before every operation over HTTP. It throws `too-many-requests` with the seconds to wait. */
export interface RateLimiter {
  /** Before the session is looked up. */
  enter(address: string): void;
  /** Before the body is read, once it is known who asks. */
  pass(endpoint: Endpoint, asker: Asker): Promise<Pass>;
}

const callerOf = (actor: Actor): Caller => {
  if (actor.personId === null) return 'address';
  return actor.kind === 'official' || actor.kind === 'partner' ? actor.kind : 'person';
};

/** Whose bucket: of a partner each key has its own, so that one that runs away does not stop the others. */
const holderOf = (actor: Actor, network: string): string => actor.keyId ?? actor.personId ?? network;

const isSignIn = ({ session }: Endpoint): boolean => session === 'opens';

/** Counts in the memory of this process, by the handed clock (decision: no shared store). Several processes behind a
 * proxy share nothing, so that the true limit is up to so many times higher; a restart forgets. That is enough against
 * guessing and against a script that runs away, needs no further service, and costs no statement. It is no defence against a
 * flood from many addresses: that belongs to the proxy or the network in front. Behind a proxy all callers have one
 * address unless `DONGBO_TRUST_PROXY` names it. */
export function createRateLimiter(clock: Clock, limits: RateLimits = usualLimits): RateLimiter {
  const buckets = new Buckets(clock);
  /** One more beside what is reserved already, which is given back when it is not to be had. */
  const reserveToo = async (key: string, limit: Limit, before: readonly Reservation[]): Promise<Reservation> =>
    await buckets.reserve(key, limit).catch((error: unknown) => {
      for (const settle of before) settle(0);
      throw error;
    });
  return {
    enter(address) {
      buckets.take(`anything ${networkOf(address)}`, limits.anything);
    },
    async pass(endpoint, { actor, address, device = null, about = null }) {
      const network = networkOf(address);
      const who = holderOf(actor, network);
      const missed: Reservation[] = [];
      if (isSignIn(endpoint)) {
        buckets.take(`sign-in ${network}`, limits.signIn);
        missed.push(
          await (device === null
            ? buckets.reserve(`sign-in-miss ${network}`, limits.signInMiss)
            : buckets.reserve(`sign-in-miss of ${device}`, limits.signInMissOfDevice)),
        );
      } else if (about !== null) {
        const guesser = device ?? network;
        buckets.ask(`look-up ${network}`, limits.lookUp);
        buckets.take(`look-up ${guesser} ${about}`, limits.lookUpOfOne);
        buckets.take(`look-up ${network}`, limits.lookUp);
        missed.push(await buckets.reserve(`look-up-miss ${guesser} ${about}`, limits.lookUpMissOfOne));
        missed.push(await reserveToo(`look-up-miss ${guesser}`, limits.lookUpMiss, missed));
      } else if (endpoint.body === 'file') {
        buckets.ask(`megabytes ${who}`, limits.uploadedMegabytes);
        buckets.take(`upload ${who}`, limits.upload);
      } else if (endpoint.answer === 'stream') buckets.take(`stream ${who}`, limits.stream);
      else buckets.take(`${endpoint.effect} ${who}`, limits[endpoint.effect][callerOf(actor)]);
      return (outcome) => {
        for (const settle of missed) settle(outcome.missed ? (outcome.weight ?? 1) : 0);
        if (outcome.bytes !== undefined)
          buckets.charge(`megabytes ${who}`, limits.uploadedMegabytes, outcome.bytes / 1_048_576);
      };
    },
  };
}

/** Lets everything through: for measuring, and where a proxy in front does this work. */
export const noLimits: RateLimiter = { enter: () => undefined, pass: async () => () => undefined };
