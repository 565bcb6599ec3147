import { randomId } from '@dongbo/contract';
import { getMyFile } from '../endpoints.ts';
import type { FileRef } from '@dongbo/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { keepFocus } from '../../../lib/keep-focus.ts';
import { paperKinds } from '../../../lib/paper-kinds.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { announce } from '../../../ui/desk/announcer.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { SheetView } from '../dossier/sheet-view.tsx';
import { photoMutation, uploadMutation } from '../queries/dossiers.ts';

interface ScanCellProps {
  readonly name: string;
  readonly files: readonly FileRef[];
  readonly tabIndex: number;
  /** Photographs of a camera: made smaller before they are sent, for a slow line. */
  readonly isPhoto?: boolean;
  readonly onAdd: (file: FileRef) => void;
  readonly onRemove: (file: FileRef) => void;
}

interface Failed {
  readonly key: string;
  readonly name: string;
  readonly error: unknown;
}

/** Sends files, each by itself: one that is refused takes no other with it, and stays named. */
function useScans({ name, onAdd, isPhoto = false }: Pick<ScanCellProps, 'name' | 'onAdd' | 'isPhoto'>) {
  const { t } = useTexts('procedures-desk');
  const upload = useMutation(isPhoto ? photoMutation : uploadMutation);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  return {
    failed,
    isPending: upload.isPending,
    dismiss: (gone: string) => setFailed((known) => known.filter(({ key }) => key !== gone)),
    take: (list: FileList | null) => {
      for (const file of list ?? [])
        upload
          .mutateAsync(file)
          .then((added) => onAdd(added))
          .catch((error: unknown) => {
            setFailed((known) => [...known, { key: randomId(), name: file.name, error }]);
            announce(t('files.failed', { file: file.name, name, why: problemText(t, error) }));
          });
    },
  };
}

/** Scans of one paper: chosen, taken by a camera, or dropped here; each can be looked at and taken out by itself, and one that
 * failed stays named at its paper until it is seen. */
export function ScanCell({ name, files, tabIndex, isPhoto = false, onAdd, onRemove }: ScanCellProps) {
  const { t } = useTexts('procedures-desk');
  const input = useRef<HTMLInputElement>(null);
  const { take, failed, dismiss, isPending } = useScans({ name, onAdd, isPhoto });
  const [seen, setSeen] = useState<FileRef | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  /** What was pressed goes with what it took away. */
  const goingOn = (take: () => void) => {
    take();
    keepFocus(() => add.current);
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
        ref={add}
        type="button"
        className={isPhoto ? 'ds-button' : 'desk-chip'}
        data-variant={isPhoto ? 'secondary' : undefined}
        tabIndex={tabIndex}
        aria-label={isPhoto ? undefined : t('files.add-to', { name })}
        onClick={() => input.current?.click()}
      >
        {isPending ? t('files.uploading') : t(isPhoto ? 'files.photograph' : 'files.add')}
      </button>
      <Scans
        files={files}
        name={name}
        tabIndex={tabIndex}
        onSee={setSeen}
        onRemove={(file) => goingOn(() => onRemove(file))}
      />
      <FailedScans failed={failed} onSeen={(key) => goingOn(() => dismiss(key))} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={isPhoto ? 'image/*' : paperKinds}
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again after it was removed.
          event.target.value = '';
        }}
      />
      {seen !== null && <Preview file={seen} name={name} onClose={() => setSeen(null)} />}
    </div>
  );
}

function FailedScans({
  failed,
  onSeen,
}: {
  readonly failed: readonly Failed[];
  readonly onSeen: (key: string) => void;
}) {
  const { t } = useTexts('procedures-desk');
  return failed.map((one) => (
    <p key={one.key} className="desk-scan-failed" role="alert">
      {one.name}: {problemText(t, one.error)}{' '}
      <button
        type="button"
        className="desk-chip"
        aria-label={t('files.dismiss', { file: one.name })}
        onClick={() => onSeen(one.key)}
      >
        ×
      </button>
    </p>
  ));
}

/** What was just scanned, before the dossier is taken in. */
function Preview({
  file,
  name,
  onClose,
}: {
  readonly file: FileRef;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const url = api.url(getMyFile, { fileId: file.id });
  return (
    <Modal wide title={`${name}: ${file.name}`} onClose={onClose}>
      <div className="desk-scan-preview">
        <SheetView sheet={{ key: file.id, name: file.name, of: name, url, image: file.type.startsWith('image/') }} />
      </div>
    </Modal>
  );
}

interface ScansProps extends Pick<ScanCellProps, 'files' | 'name' | 'tabIndex' | 'onRemove'> {
  readonly onSee: (file: FileRef) => void;
}

function Scans({ files, name, tabIndex, onSee, onRemove }: ScansProps) {
  const { t } = useTexts('procedures-desk');
  if (files.length === 0) return null;
  return (
    <ul className="desk-scan-files">
      {files.map((file) => (
        <li key={file.id}>
          <button
            type="button"
            className="desk-chip"
            tabIndex={tabIndex}
            title={file.name}
            aria-label={t('files.see', { file: file.name, name })}
            onClick={() => onSee(file)}
          >
            {file.name}
          </button>
          <button
            type="button"
            className="desk-chip"
            tabIndex={tabIndex}
            aria-label={t('files.remove-from', { file: file.name, name })}
            onClick={() => onRemove(file)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
