import type { FileRef } from '@dongbo/contract';
import { suggestedResultTitle } from '@dongbo/contract/procedures';
import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { uploadMutation, writeResultMutation } from '../queries/dossiers.ts';
import { procedureVersionQuery } from '../queries/catalogue.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useConflict } from './use-conflict.ts';

interface ResultEditorProps {
  readonly dossier: Dossier;
  /** Told whenever there is, or is no longer, something typed that the server does not have. */
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onDone: () => void;
}

interface PickedPdf {
  readonly file: FileRef;
  /** Address of the local copy, for looking at it before it is the result. */
  readonly preview: string;
}

function useResult({ dossier, onDone }: ResultEditorProps) {
  const { t } = useTexts('procedures-desk');
  const { result } = dossier;
  const { conflict, onError, clear } = useConflict(dossier);
  const write = useMutation(writeResultMutation(useQueryClient()));
  const upload = useMutation(uploadMutation);
  // Null: nothing was typed yet, and the catalogue says what such a result is called.
  const [typed, setTitle] = useState<string | null>(result?.title ?? null);
  const { code, versionId, name, shortName } = dossier.procedure;
  const asked = useQuery({ ...procedureVersionQuery({ code, versionId }), enabled: result === null });
  const suggested =
    asked.data === undefined ? '' : suggestedResultTitle({ results: asked.data.results, name: shortName?.vi ?? name });
  const title = typed ?? suggested;
  const [body, setBody] = useState(result?.body ?? '');
  const [pdf, setPdf] = useState<PickedPdf | null>(null);
  const dirty =
    !write.isSuccess &&
    ((typed !== null && typed !== (result?.title ?? '')) || body !== (result?.body ?? '') || pdf !== null);
  const pick = (file: File) =>
    upload.mutate(file, { onSuccess: (ref) => setPdf({ file: ref, preview: URL.createObjectURL(file) }) });
  const save = () => {
    clear();
    const content = pdf === null ? { body } : { fileId: pdf.file.id };
    write.mutate(
      { dossierId: dossier.id, version: dossier.version, title, ...content },
      {
        onSuccess: () => {
          announce(t('result.saved'));
          onDone();
        },
        onError: (error) => void onError(error),
      },
    );
  };
  return { conflict, write, upload, title, setTitle, body, setBody, pdf, setPdf, dirty, pick, save };
}

/** The result as text or as a PDF. Leaving with something unsaved asks first; a conflict keeps every word. */
export function ResultEditor(props: ResultEditorProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const state = useResult(props);
  const { pdf, dirty } = state;
  const { dossier, onUnsaved, onDone } = props;
  useEffect(() => onUnsaved(dirty), [dirty, onUnsaved]);
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true });
  useEffect(() => () => (pdf === null ? undefined : URL.revokeObjectURL(pdf.preview)), [pdf]);
  return (
    <form
      className="desk-action-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.write.isPending) state.save();
      }}
    >
      <ConflictNotice error={state.write.error} conflict={state.conflict} />
      {!dossier.mayWriteResult && <p className="desk-warning">{t('decision.no-longer')}</p>}
      <TextField
        id={`${id}-title`}
        label={t('result.title')}
        required
        maxLength={300}
        value={state.title}
        onChange={(event) => state.setTitle(event.target.value)}
      />
      <Content id={id} state={state} />
      {state.upload.error !== null && <Failed error={state.upload.error} />}
      <p className="desk-actions">
        <Button type="submit" busy={state.write.isPending} disabled={!dossier.mayWriteResult}>
          {t('result.save')} <KeyHint keys="Ctrl ↵" />
        </Button>
        {dossier.mayWriteResult ? (
          <PdfPicker busy={state.upload.isPending} onPick={state.pick} />
        ) : (
          <Button variant="tertiary" onClick={onDone}>
            {t('result.discard')}
          </Button>
        )}
      </p>
      {blocker.status === 'blocked' && <LeaveDialog onLeave={blocker.proceed} onStay={blocker.reset} />}
    </form>
  );
}

function Content({ id, state }: { readonly id: string; readonly state: ReturnType<typeof useResult> }) {
  const { t } = useTexts('procedures-desk');
  if (state.pdf === null) {
    return (
      <TextAreaField
        id={`${id}-body`}
        label={t('result.body')}
        rows={8}
        maxLength={20_000}
        value={state.body}
        onChange={(event) => state.setBody(event.target.value)}
      />
    );
  }
  return (
    <>
      <p>
        {t('result.uploaded', { name: state.pdf.file.name })}{' '}
        <Button variant="tertiary" onClick={() => state.setPdf(null)}>
          {t('result.back-to-text')}
        </Button>
      </p>
      <iframe className="desk-result-preview" src={state.pdf.preview} title={t('result.preview')} />
    </>
  );
}

interface PdfPickerProps {
  readonly busy: boolean;
  readonly onPick: (file: File) => void;
  /** Of the button; that of a result where nothing is said. */
  readonly label?: string;
}

/** A button that takes a PDF from the machine. */
export function PdfPicker({ busy, onPick, label }: PdfPickerProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <label className="ds-button desk-file" data-variant="secondary">
      {busy ? t('files.uploading') : (label ?? t('result.upload'))}
      <input
        type="file"
        accept="application/pdf"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onPick(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
