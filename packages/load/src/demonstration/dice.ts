/** Chance that can be repeated: the same seed gives the same throws on every machine. Not for secrets. */
export interface Dice {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of the list. Throws when it is empty. */
  pick<T>(list: readonly T[]): T;
  /** One of the list, as often as its weight says. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T;
}

/** Mulberry32: 32 bits of state, passes the usual tests of small generators. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const one = list[between(0, list.length - 1)];
    if (one === undefined) throw new Error('There is nothing to pick from');
    return one;
  };
  return {
    next,
    between,
    pick,
    weighted(list) {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0);
      const found = list.find(({ weight }) => (left -= weight) < 0) ?? list.at(-1);
      if (found === undefined) throw new Error('There is nothing to pick from');
      return found;
    },
  };
}

/** A seed for one part of a demonstration, so that a part comes out the same whatever came before it (FNV-1a). */
export function seedOf(seed: number, part: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const byte of Buffer.from(part)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** An id like `newId` of the kernel (UUID version 7), with chance that can be repeated. `at`: epoch milliseconds. */
export function idFrom(dice: Dice, at: number): string {
  const hex = (bits: number): string =>
    Math.floor(dice.next() * 2 ** bits)
      .toString(16)
      .padStart(bits / 4, '0');
  const time = at.toString(16).padStart(12, '0');
  const variant = '89ab'[dice.between(0, 3)] ?? '8';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${variant}${hex(12)}-${hex(24)}${hex(24)}`;
}
