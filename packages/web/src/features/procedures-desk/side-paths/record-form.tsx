import type { FormDefinition } from '@dongbo/contract';
import type { RawAnswers } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Await } from '../../../ui/states.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { recordSupplement } from './endpoints.ts';
import { PieceFields } from './piece-fields.tsx';
import { supplementQuery } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { sentPieces, usePieces } from './use-pieces.ts';
import { useSideAct } from './use-side-act.ts';

/** What the owner brought to the counter, piece by piece. */
export function RecordForm(props: SideFormProps) {
  const { dossier } = props;
  const query = useQuery(supplementQuery(dossier.id, dossier.version));
  return (
    <Await query={query}>{({ forms, answers }) => <Recording {...props} forms={forms} answers={answers} />}</Await>
  );
}

interface RecordingProps extends SideFormProps {
  readonly forms: readonly FormDefinition[];
  readonly answers: RawAnswers;
}

function Recording({ dossier, onDone, forms, answers }: RecordingProps) {
  const { t } = useTexts('procedures-desk');
  const { send, error, conflict, isPending } = useSideAct(
    { dossier, what: t('side.record-supplement'), onDone },
    recordSupplement,
  );
  const pieces = usePieces();
  const open = (dossier.supplement?.items ?? []).filter(({ isBrought }) => !isBrought);
  return (
    <DecisionForm
      verb={t('record.save')}
      busy={isPending}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, ...sentPieces(open, pieces) })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">{t('record.hint')}</p>
      <PieceFields open={open} forms={forms} answers={answers} pieces={pieces} />
    </DecisionForm>
  );
}
