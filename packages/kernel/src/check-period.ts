import { writeDay } from '@dongbo/contract';

interface Refusing {
  refuse(code: 'period.days-crossed', facts: Readonly<Record<string, unknown>>): never;
}

/** Days that were asked for as a period. A period that ends before it begins is refused, never answered as an empty list. */
export function checkPeriod(
  ctx: Refusing,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): void {
  if (from !== undefined && to !== undefined && from > to)
    ctx.refuse('period.days-crossed', { from: writeDay(from), to: writeDay(to) });
}
