import type { FileRef, FormDefinition } from '@dongbo/contract';
import type { RawAnswers, SupplementItem } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { FieldInput } from '../../../forms/field-input.tsx';
import { useTexts } from '../../../lib/texts.ts';
import { TextField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { ScanCell } from '../counter/scan-cell.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { PaperGrid } from '../parts/paper-grid.tsx';
import type { PaperCount } from '../parts/paper-grid.tsx';
import { recordSupplement } from './endpoints.ts';
import { supplementQuery } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
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

function usePieces() {
  const [counts, setCounts] = useState<ReadonlyMap<string, PaperCount>>(new Map());
  const [files, setFiles] = useState<ReadonlyMap<string, readonly FileRef[]>>(new Map());
  const [remarks, setRemarks] = useState<ReadonlyMap<string, string>>(new Map());
  const [fields, setFields] = useState<ReadonlyMap<string, unknown>>(new Map());
  const filesOf = (id: string): readonly FileRef[] => files.get(id) ?? [];
  return {
    counts,
    setCounts,
    filesOf,
    addFile: (id: string, file: FileRef) =>
      setFiles((known) => new Map(known).set(id, [...(known.get(id) ?? []), file])),
    removeFile: (id: string, file: FileRef) =>
      setFiles((known) =>
        new Map(known).set(
          id,
          (known.get(id) ?? []).filter((one) => one !== file),
        ),
      ),
    remarks,
    setRemark: (id: string, text: string) => setRemarks((known) => new Map(known).set(id, text)),
    fields,
    setField: (id: string, value: unknown) => setFields((known) => new Map(known).set(id, value)),
  };
}

type Pieces = ReturnType<typeof usePieces>;

/** What is sent: only the items of which something was entered. */
function sent(open: readonly SupplementItem[], pieces: Pieces) {
  const papers = open
    .filter(({ kind }) => kind === 'paper')
    .map(({ id }) => ({
      itemId: id,
      ...pieces.counts.get(id),
      fileIds: pieces.filesOf(id).map((file) => file.id),
      remark: pieces.remarks.get(id) ?? '',
    }));
  const answers: Record<string, Record<string, unknown>> = {};
  for (const { id, kind, form, field } of open)
    if (kind === 'field' && form !== null && field !== null && pieces.fields.has(id))
      (answers[form] ??= {})[field] = pieces.fields.get(id);
  return { papers, answers };
}

function Recording({ dossier, onDone, forms, answers }: RecordingProps) {
  const { t } = useTexts('procedures-desk');
  const { send, error, conflict, isPending } = useSideAct(
    { dossier, what: t('side.record-supplement'), onDone },
    recordSupplement,
  );
  const pieces = usePieces();
  const open = (dossier.supplement?.items ?? []).filter(({ isBrought }) => !isBrought);
  const papers = open.filter(({ kind }) => kind === 'paper');
  return (
    <DecisionForm
      verb={t('record.save')}
      busy={isPending}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, ...sent(open, pieces) })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">{t('record.hint')}</p>
      {papers.length > 0 && <Papers papers={papers} pieces={pieces} />}
      {open
        .filter(({ kind }) => kind === 'field')
        .map((item) => (
          <Question key={item.id} item={item} forms={forms} answers={answers} pieces={pieces} />
        ))}
    </DecisionForm>
  );
}

function Papers({ papers, pieces }: { readonly papers: readonly SupplementItem[]; readonly pieces: Pieces }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  return (
    <>
      <PaperGrid
        label={t('ask.papers')}
        papers={papers.map((item) => ({ id: item.id, name: item.name, note: item.wanted }))}
        counts={pieces.counts}
        onChange={pieces.setCounts}
        files={(paper, tabIndex) => (
          <ScanCell
            name={paper.name}
            files={pieces.filesOf(paper.id)}
            tabIndex={tabIndex}
            onAdd={(file) => pieces.addFile(paper.id, file)}
            onRemove={(file) => pieces.removeFile(paper.id, file)}
          />
        )}
      />
      {papers.map((item) => (
        <TextField
          key={item.id}
          id={`${id}-${item.id}`}
          label={`${item.name}: ${t('record.remark')}`}
          optionalWord={t('shared:optional')}
          maxLength={500}
          value={pieces.remarks.get(item.id) ?? ''}
          onChange={(event) => pieces.setRemark(item.id, event.target.value)}
        />
      ))}
    </>
  );
}

interface QuestionProps extends Pick<RecordingProps, 'forms' | 'answers'> {
  readonly item: SupplementItem;
  readonly pieces: Pieces;
}

/** One answer that has to be put right, with its own question. */
function Question({ item, forms, answers, pieces }: QuestionProps) {
  const id = useId();
  const form = forms.find(({ key }) => key === item.form);
  const field = form?.sections.flatMap(({ fields }) => fields).find((one) => one.id === item.field);
  if (form === undefined || field === undefined) return null;
  const stands = answers[form.key]?.[field.id];
  return (
    <div>
      <p className="desk-quiet">{item.wanted}</p>
      <FieldInput
        field={field}
        id={id}
        value={pieces.fields.has(item.id) ? pieces.fields.get(item.id) : stands}
        onChange={(value) => pieces.setField(item.id, value)}
        error={undefined}
        warning={undefined}
      />
    </div>
  );
}
