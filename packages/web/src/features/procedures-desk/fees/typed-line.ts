import { randomId } from '@dongbo/contract';
import type { FeeKind, FeeLine, FeeLineInput, ProposedFee } from '@dongbo/contract/procedures';
import { readDong } from './read-dong.ts';

/** A line while it is typed. */
export interface TypedLine {
  readonly key: string;
  readonly kind: FeeKind;
  readonly name: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly reducedBy: string;
  readonly ground: string;
  readonly evidence: string;
}

export const emptyLine = (): TypedLine => ({
  key: randomId(),
  kind: 'charge',
  name: '',
  quantity: '1',
  unitPrice: '',
  reducedBy: '',
  ground: '',
  evidence: '',
});

export const typedProposal = ({ kind, name, unitPrice }: ProposedFee): TypedLine => ({
  ...emptyLine(),
  kind: kind ?? 'charge',
  name,
  unitPrice: String(unitPrice),
});

export const typedLine = (line: FeeLine): TypedLine => ({
  ...emptyLine(),
  kind: line.kind,
  name: line.name,
  quantity: String(line.quantity),
  unitPrice: String(line.unitPrice),
  reducedBy: line.reducedBy === 0 ? '' : String(line.reducedBy),
  ground: line.ground ?? '',
  evidence: line.evidence ?? '',
});

/** What the line comes to, as far as it is typed. Pure. */
export function amountOf({ quantity, unitPrice, reducedBy }: TypedLine): number {
  return Math.max(0, (readDong(quantity) ?? 0) * (readDong(unitPrice) ?? 0) - (readDong(reducedBy) ?? 0));
}

/** The line as it is sent; null while something is missing. Pure. */
export function inputOf(line: TypedLine): FeeLineInput | null {
  const quantity = readDong(line.quantity);
  const unitPrice = readDong(line.unitPrice);
  const reducedBy = line.reducedBy.trim() === '' ? 0 : readDong(line.reducedBy);
  if (line.name.trim() === '' || !quantity || unitPrice === null || reducedBy === null) return null;
  return {
    kind: line.kind,
    name: line.name,
    quantity,
    unitPrice,
    reducedBy,
    ...(line.ground !== '' && { ground: line.ground }),
    ...(line.evidence.trim() !== '' && { evidence: line.evidence }),
  };
}
