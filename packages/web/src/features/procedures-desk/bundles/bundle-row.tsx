import type { HandoverPiece, PaperHandover } from '@dongbo/contract/procedures';
import { useId } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { TextField } from '../../../ui/field.tsx';
import { keyOf, type Found } from './found.ts';
import { useCounts } from './piece-counts.tsx';

interface RowProps {
  readonly row: PaperHandover;
  readonly isOpen: boolean;
  readonly found: Found;
  readonly onFound: (found: Found) => void;
}

/** One dossier of a list with its pieces. */
export function BundleRow({ row, isOpen, found, onFound }: RowProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  return (
    <li>
      <p>
        <b className="tabular">{row.code}</b> · {row.ownerName} · {format.local(row.procedureName)}
        {row.kind === 'supplement' && <span className="desk-quiet"> · {t('hand-over.supplement')}</span>}
      </p>
      <ul className="desk-pieces">
        {row.pieces.map((piece) => (
          <li key={piece.componentId}>
            {isOpen ? (
              <PieceChoice row={row} piece={piece} found={found} onFound={onFound} />
            ) : (
              <PieceState piece={piece} />
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function PieceState({ piece }: { readonly piece: HandoverPiece }) {
  const { t } = useTexts('procedures-desk');
  const counts = useCounts();
  const isWrong = piece.state === 'missing' || piece.state === 'damaged';
  return (
    <>
      {piece.name}: {counts(piece)}{' '}
      <span className={isWrong ? 'desk-warning' : 'desk-quiet'}>
        {t(`hand-over.state.${piece.state}`)}
        {piece.note !== null && `: ${piece.note}`}
      </span>
    </>
  );
}

const choices = ['present', 'missing', 'damaged'] as const;

function PieceChoice({
  row,
  piece,
  found,
  onFound,
}: Pick<RowProps, 'row' | 'found' | 'onFound'> & { readonly piece: HandoverPiece }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const counts = useCounts();
  const key = keyOf(row.id, piece.componentId);
  const fault = found.get(key);
  const choose = (state: (typeof choices)[number]) => {
    const next = new Map(found);
    if (state === 'present') next.delete(key);
    else next.set(key, { state, note: fault?.note ?? '' });
    onFound(next);
  };
  return (
    <fieldset className="desk-piece">
      <legend>
        {piece.name}: {counts(piece)}
      </legend>
      {choices.map((state) => (
        <label key={state} className="desk-check">
          <input
            type="radio"
            name={id}
            checked={(fault?.state ?? 'present') === state}
            onChange={() => choose(state)}
          />
          {t(`hand-over.state.${state}`)}
        </label>
      ))}
      {fault !== undefined && (
        <TextField
          id={`${id}-note`}
          label={t('hand-over.note')}
          maxLength={500}
          value={fault.note}
          onChange={(event) => onFound(new Map(found).set(key, { ...fault, note: event.target.value }))}
        />
      )}
    </fieldset>
  );
}
