import type { CallOf, FileRef } from '@dongbo/contract';
import { nextOwnPaper } from '@dongbo/contract/procedures';
import type { Dossier, DossierAction, KnownTimeLimit, Procedure, receiveDossier } from '@dongbo/contract/procedures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Await } from '../../../ui/states.tsx';
import { BeforeReceiving } from '../intake/before-receiving.tsx';
import { lacksReason, notNeeded, sentDespite } from '../intake/despite.ts';
import { HeldPapers } from '../intake/held-papers.tsx';
import { CaseChoice } from '../parts/case-choice.tsx';
import { PaperGrid } from '../parts/paper-grid.tsx';
import { TimeLimitFields } from '../parts/time-limit-fields.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { procedureVersionQuery } from '../queries/catalogue.ts';
import { receiveMutation } from '../queries/dossiers.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { DecisionForm } from './decision-form.tsx';
import { countsOf, missingOf, receptionRows } from './reception-rows.ts';
import type { OwnPaper } from './reception-rows.ts';
import { SettlingUnit } from './settling-unit.tsx';
import type { SettledBy } from './settling-unit.tsx';
import { useConflict } from './use-conflict.ts';

interface ReceiveFormProps {
  readonly dossier: Dossier;
  readonly action: DossierAction;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Reception: what the case needs against what came, what lacks stands out, papers are counted, and the clock starts. */
export function ReceiveForm(props: ReceiveFormProps) {
  const query = useQuery(procedureVersionQuery(props.dossier.procedure));
  return <Await query={query}>{(procedure) => <Reception {...props} procedure={procedure} />}</Await>;
}

/** The papers of a reception while the officer counts them. */
function useReception(dossier: Dossier, procedure: Procedure) {
  const [counts, setCounts] = useState(() => countsOf(dossier));
  const [paperCase, setPaperCase] = useState(dossier.paperCase);
  const [own, setOwn] = useState<readonly OwnPaper[]>([]);
  const rename = (paper: string, name: string) =>
    setOwn((list) => list.map((one) => (one.id === paper ? { id: paper, name } : one)));
  const [files, setFiles] = useState<ReadonlyMap<string, readonly FileRef[]>>(new Map());
  const rows = receptionRows(dossier, procedure, { paperCase, counts, own, rename, files });
  const free = nextOwnPaper(
    'officer',
    rows.map((row) => row.id),
  );
  const names = new Map(own.map(({ id, name }) => [id, name.trim()]));
  return {
    paperCase,
    setPaperCase,
    counts,
    setCounts,
    rows,
    files,
    addFiles: (paper: string, added: readonly FileRef[]) =>
      setFiles((map) => new Map(map).set(paper, [...(map.get(paper) ?? []), ...added])),
    addOwn: free === null ? null : () => setOwn([...own, { id: free, name: '' }]),
    sent: [...new Set([...counts.keys(), ...files.keys()])].map((componentId) => ({
      componentId,
      ...(names.has(componentId) && { name: names.get(componentId) ?? '' }),
      ...counts.get(componentId),
      ...(files.has(componentId) && { fileIds: (files.get(componentId) ?? []).map(({ id: fileId }) => fileId) }),
    })),
  };
}

/** What is sent with a reception, and what became of it. */
function useSending({ dossier, action, onDone }: Omit<ReceiveFormProps, 'onCancel'>) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const { conflict, onError, clear } = useConflict(dossier);
  const receive = useMutation(receiveMutation(useQueryClient()));
  const send = (order: Omit<CallOf<typeof receiveDossier>, 'dossierId' | 'version'>) => {
    clear();
    receive.mutate(
      { dossierId: dossier.id, version: dossier.version, ...order },
      {
        onSuccess: (fresh) => {
          announce(t('decision.done', { action: format.local(action.name), code: fresh.code }));
          onDone();
        },
        onError: (error) => void onError(error),
      },
    );
  };
  return { receive, conflict, send };
}

function Reception(props: ReceiveFormProps & { readonly procedure: Procedure }) {
  const { dossier, action, onCancel, procedure } = props;
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const id = useId();
  const { receive, conflict, send: sendOrder } = useSending(props);
  const reception = useReception(dossier, procedure);
  const { paperCase, setPaperCase, counts, setCounts, rows, sent, addOwn } = reception;
  const [note, setNote] = useState('');
  const [despite, setDespite] = useState(notNeeded);
  const [settledBy, setSettledBy] = useState<SettledBy>({});
  const [timeLimit, setTimeLimit] = useState<KnownTimeLimit | null>(null);
  const send = () =>
    sendOrder({
      papers: sent,
      ...(paperCase === null ? {} : { paperCase }),
      ...settledBy,
      ...(note.trim() === '' ? {} : { note }),
      ...(timeLimit === null ? {} : { timeLimit }),
      ...sentDespite(despite),
    });
  return (
    <DecisionForm
      verb={format.local(action.name)}
      busy={receive.isPending}
      blocked={lacksReason(despite)}
      onSubmit={send}
      onCancel={onCancel}
    >
      <ConflictNotice error={receive.error} conflict={conflict} />
      <BeforeReceiving dossier={dossier} despite={despite} onDespite={setDespite} />
      <CaseChoice id={`${id}-case`} list={procedure.papers} value={paperCase} onChange={setPaperCase} />
      <Missing names={missingOf(rows)} isKnown={procedure.papers.sure} />
      <HeldPapers
        asked={{ dossierId: dossier.id, ...(paperCase !== null && { paperCase }) }}
        papers={rows}
        filesOf={(paper) => filesIn(dossier, paper) + (reception.files.get(paper)?.length ?? 0)}
        onTake={reception.addFiles}
      />
      <PaperGrid label={t('receive.papers')} papers={rows} counts={counts} onChange={setCounts} />
      {addOwn !== null && (
        <p>
          <Button variant="tertiary" onClick={addOwn}>
            {t('papers.add-own')}
          </Button>
        </p>
      )}
      <SettlingUnit dossier={dossier} settledBy={procedure.settledBy} value={settledBy} onChange={setSettledBy} />
      {dossier.needsTimeLimit && <TimeLimitFields procedure={procedure} value={timeLimit} onChange={setTimeLimit} />}
      <TextAreaField
        id={`${id}-note`}
        label={t('decision.note')}
        optionalWord={t('shared:optional')}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DecisionForm>
  );
}

/** How many files were filed of a paper. */
const filesIn = ({ papers }: Dossier, id: string): number =>
  papers.find(({ componentId }) => componentId === id)?.files.length ?? 0;

/** What lacks, by name, before anything is decided. */
function Missing({ names, isKnown }: { readonly names: readonly string[]; readonly isKnown: boolean }) {
  const { t } = useTexts('procedures-desk');
  if (names.length === 0) return isKnown ? <p className="desk-quiet">{t('receive.complete')}</p> : null;
  return (
    <p className="desk-warning" role="status">
      {t('receive.missing', { count: names.length, names: names.join('; ') })}
    </p>
  );
}
