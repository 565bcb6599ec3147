/** Chance that can be repeated: the same seed, the same order of choices (mulberry32). */
export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  happens(share: number): boolean;
  pick<T>(all: readonly [T, ...T[]]): T;
  /** Chance of its own for one client, so that the speed of one does not change the choices of another. */
  branch(): Chance;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    happens: (share) => next() < share,
    pick: (all) => all[between(0, all.length - 1)] ?? all[0],
    branch: () => createChance(between(0, 0xffff_ffff)),
  };
}
