import { readFee, type FeeAmount, type ProcedureChannel } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';

const groups = new Intl.NumberFormat('vi-VN');
const written = ({ amount, currency, per }: FeeAmount): string =>
  `${groups.format(amount)} ${currency === 'VND' ? 'đồng' : currency}${per === null ? '' : `/${per}`}`;

interface FeeTextProps {
  readonly fee: ProcedureChannel['fees'][number];
  /** The published note too, as it is. */
  readonly withNote?: boolean;
}

/** A published fee as an official reads it out: free only where the publication says so, amounts with their units. */
export function FeeText({ fee, withNote = false }: FeeTextProps) {
  const { t } = useTexts('procedures-desk');
  const reading = readFee(fee);
  const text =
    reading.kind === 'amount' || reading.kind === 'amounts'
      ? t('fee.amounts', { amounts: reading.amounts.map(written).join('; ') })
      : t(`fee.${reading.kind}`);
  return (
    <span title={fee.note ?? undefined}>
      {text}
      {withNote && fee.note !== null && <small className="desk-quiet"> {fee.note}</small>}
    </span>
  );
}
