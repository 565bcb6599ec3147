/** Version 4: random digits in the place of 0, 1 and 8, of which the 8 keeps its upper two bits. */
const shape = '10000000-1000-4000-8000-100000000000';

/** A random UUID. By `getRandomValues`, since browsers have `randomUUID` on secure addresses only, and a page that comes over
 * plain HTTP inside a building must not break off where something is first sent. */
export function randomId(): string {
  const random = crypto.getRandomValues(new Uint8Array(shape.length));
  return shape.replaceAll(/[018]/g, (digit, at: number) =>
    (Number(digit) ^ ((random[at] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  );
}
