import type { FileRef } from '@dongbo/contract';
import type { Procedure } from '@dongbo/contract/procedures';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { paperKinds } from '../../../lib/paper-kinds.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/states.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { PaperGrid } from '../parts/paper-grid.tsx';
import { uploadMutation } from '../queries/dossiers.ts';
import { papersOf } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

interface PapersPartProps {
  readonly form: CounterForm;
  readonly procedure: Procedure | undefined;
  readonly onChange: (next: Partial<CounterForm>) => void;
  /** Changes the files of a paper as they are by then: scans of several papers end when they end. */
  readonly onFiles: (paperId: string, make: (files: readonly FileRef[]) => readonly FileRef[]) => void;
  readonly onAll: () => void;
}

/** What does the person bring? */
export function PapersPart({ form, procedure, onChange, onFiles, onAll }: PapersPartProps) {
  const { t } = useTexts('procedures-desk');
  const papers = procedure === undefined ? [] : papersOf(procedure);
  return (
    <fieldset className="desk-part desk-part--papers">
      <legend>{t('counter.papers')}</legend>
      {papers.length === 0 ? (
        <Empty title={t(procedure === undefined ? 'counter.papers.later' : 'counter.papers.none')} />
      ) : (
        <>
          <div className="desk-part__bar">
            <p className="desk-quiet">{t('counter.papers.keys')}</p>
            <Button variant="secondary" onClick={onAll} aria-keyshortcuts="F4">
              {t('counter.papers.all')} <KeyHint keys="F4" />
            </Button>
          </div>
          <div className="desk-grid-scroll">
            <PaperGrid
              label={t('counter.papers')}
              papers={papers}
              counts={form.counts}
              onChange={(counts) => onChange({ counts })}
              files={(paper, tabIndex) => (
                <ScanCell
                  name={paper.name}
                  files={form.files.get(paper.id) ?? []}
                  tabIndex={tabIndex}
                  onAdd={(added) => onFiles(paper.id, (files) => [...files, added])}
                  onRemove={() => onFiles(paper.id, () => [])}
                />
              )}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}

interface ScanCellProps {
  readonly name: string;
  readonly files: readonly FileRef[];
  readonly tabIndex: number;
  readonly onAdd: (file: FileRef) => void;
  readonly onRemove: () => void;
}

/** Scans of one paper: chosen, taken by a camera, or dropped here. */
function ScanCell({ name, files, tabIndex, onAdd, onRemove }: ScanCellProps) {
  const { t } = useTexts('procedures-desk');
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation(uploadMutation);
  // Each file by itself: one that is refused takes no other with it.
  const take = (list: FileList | null) => {
    for (const file of list ?? [])
      upload
        .mutateAsync(file)
        .then((added) => onAdd(added))
        .catch((error: unknown) => announce(`${name}: ${file.name}. ${problemText(t, error)}`));
  };
  return (
    <div
      className="desk-scan"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
    >
      <button
        type="button"
        className="desk-chip"
        tabIndex={tabIndex}
        aria-label={t('files.add-to', { name })}
        onClick={() => input.current?.click()}
      >
        {upload.isPending
          ? t('files.uploading')
          : files.length === 0
            ? t('files.add')
            : t('files.count', { n: files.length })}
      </button>
      {files.length > 0 && (
        <button
          type="button"
          className="desk-chip"
          tabIndex={tabIndex}
          aria-label={t('files.remove-from', { name })}
          onClick={onRemove}
        >
          ×
        </button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={paperKinds}
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again after it was removed.
          event.target.value = '';
        }}
      />
    </div>
  );
}
