import { readFee, writeFee, type ProcedureChannel } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';

interface FeeTextProps {
  readonly fee: ProcedureChannel['fees'][number];
  /** The published note too, whole. */
  readonly withNote?: boolean;
}

/** A published fee as an official reads it out: free only where the publication says so, amounts with their units. */
export function FeeText({ fee, withNote = false }: FeeTextProps) {
  const { t } = useTexts('procedures-desk');
  const reading = readFee(fee);
  const amounts = writeFee(withNote ? reading : { ...reading, note: null });
  if (amounts !== null) return <span title={fee.note ?? undefined}>{t('fee.amounts', { amounts })}</span>;
  return (
    <span title={fee.note ?? undefined}>
      {t(`fee.${reading.kind === 'amount' || reading.kind === 'amounts' ? 'unclear' : reading.kind}`)}
      {withNote && reading.note !== null && <small className="desk-quiet"> {reading.note}</small>}
    </span>
  );
}
