import { useEffect, useId, useRef } from 'react';
import type { FileRef } from '@dongbo/contract';
import { keepFocus } from '../../../lib/keep-focus.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { OffersOfPaper } from '../held/offers-of-paper.tsx';
import { PickButton } from '../pick-button.tsx';
import { FilePreview } from './file-preview.tsx';
import type { PaperSlot } from './paper-slots.ts';
import { mayRetry, useUploads } from './use-uploads.ts';

interface OnePaperProps {
  readonly slot: PaperSlot;
  readonly onBusy: (change: number) => void;
  /** Takes the whole paper away, where it is one of the citizen's own without files. */
  readonly onDrop?: (() => void) | undefined;
}

/** One paper of the dossier: how many the law wants, what is uploaded, and the two ways to add a page. */
export function OnePaper({ slot, onBusy, onDrop }: OnePaperProps) {
  const { t } = useTexts('procedures-portal');
  const id = useId();
  const uploads = useUploads(slot, onBusy);
  const { files, add, remove, take, said } = uploads;
  const counts = [
    slot.originals > 0 && t('papers.originals', { count: slot.originals }),
    slot.copies > 0 && t('papers.copies', { count: slot.copies }),
  ].filter((text) => text !== false);
  return (
    <section className="one-paper" aria-labelledby={`${id}-name`}>
      <h3 className="one-paper-name" id={`${id}-name`} lang="vi">
        {slot.name}
      </h3>
      {counts.length > 0 && <p className="quiet">{counts.join(', ')}</p>}
      {slot.form !== null && <p className="quiet">{t('papers.form-name', { form: slot.form })}</p>}
      <AboutPaper slot={slot} />
      <OffersOfPaper componentId={slot.id} files={files} onTake={take} onBack={remove} />
      {files.length > 0 && (
        <ul className="file-list">
          {files.map((file) => (
            <UploadedFile key={file.id} file={file} onRemove={() => remove(file)} />
          ))}
        </ul>
      )}
      <Unfinished uploads={uploads} />
      <p className={said?.key === 'papers.same' ? 'quiet' : 'ds-sr-only'} role="status">
        {said !== null && t(said.key, { name: said.name })}
      </p>
      <div className="paper-buttons">
        <PickButton id={`${id}-file`} label={t('papers.choose')} describedBy={`${id}-name`} onPick={add} />
        <PickButton id={`${id}-camera`} label={t('papers.camera')} describedBy={`${id}-name`} onPick={add} camera />
        {onDrop !== undefined && (
          <Button variant="tertiary" onClick={onDrop} aria-label={t('papers.own.drop.named', { name: slot.name })}>
            {t('papers.own.drop')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** What to know about a paper, and its published text, folded. */
function AboutPaper({ slot: { note, text } }: { readonly slot: PaperSlot }) {
  const { t } = useTexts('procedures-portal');
  if (note === null && text === null) return null;
  return (
    <details className="paper-about">
      <summary>{t('papers.note')}</summary>
      <div lang="vi">
        {note !== null && <p>{note}</p>}
        {text !== null && <p className="quiet">{text}</p>}
      </div>
    </details>
  );
}

/** Files on their way, those that were refused with what can be done, and those that were taken out a moment ago. */
function Unfinished({ uploads }: { readonly uploads: ReturnType<typeof useUploads> }) {
  const { t } = useTexts('procedures-portal');
  const { running, removed, retry, undo, dismiss } = uploads;
  return (
    <>
      {running.map((one) => (
        <div className="upload-line" key={one.key}>
          <span>{one.file.name}</span>
          {one.error === null ? (
            <>
              <progress max={1} value={one.share} aria-label={t('papers.progress', { name: one.file.name })} />
              <span className="tabular">{Math.round(one.share * 100)} %</span>
            </>
          ) : (
            <p className="ds-validation-message" role="alert">
              {problemText(t, one.error)}
            </p>
          )}
          {one.error !== null && mayRetry(one.error) && (
            <Button
              variant="secondary"
              onClick={() => retry(one)}
              aria-label={t('papers.retry.named', { name: one.file.name })}
            >
              {t('papers.retry')}
            </Button>
          )}
          <Button variant="tertiary" onClick={() => dismiss(one.key)}>
            {t(one.error === null ? 'papers.stop' : 'papers.dismiss')}
          </Button>
        </div>
      ))}
      <div role="status">
        {removed.map((one) => (
          <RemovedFile key={one.file.id} file={one.file} onUndo={() => undo(one)} />
        ))}
      </div>
    </>
  );
}

/** A file that was taken out a moment ago. The button that did it is gone, so the keyboard goes on here, and back to the file. */
function RemovedFile({ file, onUndo }: { readonly file: FileRef; readonly onUndo: () => void }) {
  const { t } = useTexts('procedures-portal');
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    line.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div className="upload-line" ref={line}>
      <span>{t('papers.removed', { name: file.name })}</span>
      <Button
        variant="secondary"
        data-undo={file.id}
        onClick={() => {
          onUndo();
          keepFocus(() => document.getElementById(`remove-${file.id}`));
        }}
      >
        {t('papers.undo')}
      </Button>
    </div>
  );
}

function UploadedFile({ file, onRemove }: { readonly file: FileRef; readonly onRemove: () => void }) {
  const { t } = useTexts('procedures-portal');
  return (
    <li>
      <FilePreview file={file} />
      <Button
        variant="tertiary"
        id={`remove-${file.id}`}
        onClick={onRemove}
        aria-label={t('papers.remove', { name: file.name })}
      >
        {t('papers.remove.short')}
      </Button>
    </li>
  );
}
