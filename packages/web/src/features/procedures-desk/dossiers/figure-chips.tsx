import { useTexts } from '../../../lib/texts.ts';

/** What a figure brought along that no field of the list asks for; undefined: not asked. */
interface FromFigure {
  readonly procedure?: string | undefined;
  readonly settles?: string | undefined;
  readonly handler?: string | undefined;
}

interface FigureChipsProps {
  readonly search: FromFigure;
  /** Name of the unit that settles what is listed, where anything is. */
  readonly settledBy: string | undefined;
  readonly onChange: (next: FromFigure) => void;
}

/** The unit, person or procedure whose figure was opened, to be seen and to be dropped. */
export function FigureChips({
  search: { procedure, settles, handler },
  settledBy,
  onChange: change,
}: FigureChipsProps) {
  const { t } = useTexts('procedures-desk');
  const unit = settledBy ?? t('dossiers.settles');
  return (
    <>
      {settles !== undefined && (
        <button
          type="button"
          className="desk-chip"
          onClick={() => change({ settles: undefined })}
          aria-label={t('dossiers.drop-unit', { unit })}
        >
          {unit} ×
        </button>
      )}
      {handler !== undefined && (
        <button
          type="button"
          className="desk-chip"
          onClick={() => change({ handler: undefined })}
          aria-label={t('dossiers.drop-handler')}
        >
          {t('dossiers.handler')} ×
        </button>
      )}
      {procedure !== undefined && (
        <button
          type="button"
          className="desk-chip"
          onClick={() => change({ procedure: undefined })}
          aria-label={t('dossiers.drop-procedure', { code: procedure })}
        >
          {procedure} ×
        </button>
      )}
    </>
  );
}
