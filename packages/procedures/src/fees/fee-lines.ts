import { mostDong, type ExemptionGround, type FeeLine, type FeeLineInput } from '@dongbo/contract/procedures';

export type LineRefusal =
  | 'fee.ground-missing'
  | 'fee.ground-unknown'
  | 'fee.evidence-missing'
  | 'fee.reduced-too-much'
  | 'fee.nothing-to-pay'
  | 'fee.too-much';

export interface FeeSums {
  readonly lines: readonly FeeLine[];
  readonly serviceFee: number;
  readonly charge: number;
  readonly amount: number;
}

const sumOf = (lines: readonly FeeLine[], kind: FeeLine['kind']): number =>
  lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount : sum), 0);

function lineOf(input: FeeLineInput, grounds: readonly ExemptionGround[]): FeeLine | LineRefusal {
  const { kind, name, quantity, unitPrice, reducedBy } = input;
  const price = quantity * unitPrice;
  if (price > mostDong) return 'fee.too-much';
  if (reducedBy > price) return 'fee.reduced-too-much';
  const key = reducedBy === 0 ? null : input.ground || null;
  if (reducedBy > 0 && key === null) return 'fee.ground-missing';
  const ground = grounds.find((one) => one.key === key && one.kinds.includes(kind));
  if (key !== null && ground === undefined) return 'fee.ground-unknown';
  if (ground?.needsEvidence === true && !input.evidence) return 'fee.evidence-missing';
  return {
    kind,
    name,
    quantity,
    unitPrice,
    reducedBy,
    ground: key,
    groundName: ground?.name.vi ?? null,
    evidence: key === null ? null : input.evidence || null,
    amount: price - reducedBy,
  };
}

/** The lines of a demand with their sums, or why they cannot be demanded. Pure. */
export function feeLines(inputs: readonly FeeLineInput[], grounds: readonly ExemptionGround[]): FeeSums | LineRefusal {
  const lines: FeeLine[] = [];
  for (const input of inputs) {
    const line = lineOf(input, grounds);
    if (typeof line === 'string') return line;
    lines.push(line);
  }
  const [serviceFee, charge] = [sumOf(lines, 'service-fee'), sumOf(lines, 'charge')];
  const amount = serviceFee + charge;
  if (amount > mostDong) return 'fee.too-much';
  // Nothing to pay is told by a ground alone.
  if (amount === 0 && lines.every(({ reducedBy }) => reducedBy === 0)) return 'fee.nothing-to-pay';
  return { lines, serviceFee, charge, amount };
}
