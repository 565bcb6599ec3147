import type { FileRef } from '@dongbo/contract';
import type { ResultChangeProposal } from '@dongbo/contract/procedures';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextAreaField, TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { PdfPicker } from '../dossier/result-editor.tsx';
import { uploadMutation } from '../queries/dossiers.ts';
import { proposeResultChange } from './endpoints.ts';
import { GroundFields, isGrounded, type Grounded } from './ground-fields.tsx';
import { changeGroundsQuery } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

type Kind = ResultChangeProposal['kind'];
const kinds: readonly Kind[] = ['correction', 'reissue', 'cancellation'];

/** The corrected paper: what is right, and the whole of it as text or as a PDF. */
interface Corrected {
  readonly content: string;
  readonly title: string;
  readonly body: string;
  readonly file: FileRef | null;
}

const isCorrected = ({ content, title, body, file }: Corrected): boolean =>
  content.trim() !== '' && title.trim() !== '' && (file !== null || body.trim() !== '');

const written = ({ content, title, body, file }: Corrected) => ({
  content,
  title,
  ...(file === null ? { body } : { fileId: file.id }),
});

/** Whoever answers for an issued result proposes to correct it, to issue it again or to cancel it; the leader decides. */
export function ChangeResultForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  // The paper that holds now, not the one that was issued first.
  const now = dossier.resultPapers.at(-1) ?? dossier.result;
  const { send, error, conflict, isPending } = useSideAct(
    { dossier, what: t('side.change-result'), onDone },
    proposeResultChange,
  );
  const [kind, setKind] = useState<Kind>('correction');
  const [why, setWhy] = useState<Grounded>({ ground: '', reason: '' });
  const [paper, setPaper] = useState<Corrected>({
    content: '',
    title: now?.title ?? '',
    body: now?.body ?? '',
    file: null,
  });
  const grounds = (useQuery(changeGroundsQuery).data ?? []).filter((ground) => ground.kind === kind);
  const isCorrection = kind === 'correction';
  const order = { dossierId: dossier.id, version: dossier.version, kind, ...why };
  return (
    <DecisionForm
      verb={t('change-result.send')}
      busy={isPending}
      blocked={!isGrounded(why) || (isCorrection && !isCorrected(paper))}
      onSubmit={() => send(isCorrection ? { ...order, ...written(paper) } : order)}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">{t('change-result.hint')}</p>
      <SelectField
        id={`${id}-kind`}
        label={t('change-result.kind')}
        value={kind}
        onChange={(event) => {
          setKind(kinds.find((one) => one === event.target.value) ?? 'correction');
          // The grounds of the other kinds are others.
          setWhy({ ...why, ground: '' });
        }}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(`change-result.kind.${one}`)}
          </option>
        ))}
      </SelectField>
      <GroundFields value={why} onChange={setWhy} grounds={grounds} label={t(`change-result.reason.${kind}`)} />
      {isCorrection && <CorrectedFields value={paper} onChange={setPaper} />}
    </DecisionForm>
  );
}

interface CorrectedProps {
  readonly value: Corrected;
  readonly onChange: (value: Corrected) => void;
}

function CorrectedFields({ value, onChange }: CorrectedProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const upload = useMutation(uploadMutation);
  const { content, title, body, file } = value;
  return (
    <>
      <TextAreaField
        id={`${id}-content`}
        label={t('change-result.content')}
        hint={t('change-result.content.hint')}
        required
        rows={2}
        maxLength={2000}
        value={content}
        onChange={(event) => onChange({ ...value, content: event.target.value })}
      />
      <TextField
        id={`${id}-title`}
        label={t('change-result.title')}
        required
        maxLength={300}
        value={title}
        onChange={(event) => onChange({ ...value, title: event.target.value })}
      />
      {file === null ? (
        <TextAreaField
          id={`${id}-body`}
          label={t('change-result.body')}
          rows={8}
          maxLength={20_000}
          value={body}
          onChange={(event) => onChange({ ...value, body: event.target.value })}
        />
      ) : (
        <p>
          {t('result.uploaded', { name: file.name })}{' '}
          <Button variant="tertiary" onClick={() => onChange({ ...value, file: null })}>
            {t('result.back-to-text')}
          </Button>
        </p>
      )}
      {upload.error !== null && <Failed error={upload.error} />}
      <p>
        <PdfPicker
          busy={upload.isPending}
          label={t('change-result.upload')}
          onPick={(picked) => upload.mutate(picked, { onSuccess: (ref) => onChange({ ...value, file: ref }) })}
        />
      </p>
    </>
  );
}
