import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { paperKinds } from '../../../lib/paper-kinds.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { FileView } from '../dossier/sheet-view.tsx';
import type { GridPaper } from '../parts/paper-grid.tsx';
import { isChosen, leftOut, lookAt, putTo, unsorted } from './sort-pages.ts';
import type { ScanPage, Sorting } from './sort-pages.ts';
import { useSorting } from './use-sorting.ts';
import type { SortingPapers } from './use-sorting.ts';

/** Papers that a digit names. */
const mostKeys = 9;

/** A pile that the scanner gave in one go: chosen once, its pages sorted to the papers by keys. */
export function ScanPile({ papers, onFile }: SortingPapers) {
  const { t } = useTexts('procedures-desk');
  const input = useRef<HTMLInputElement>(null);
  const pile = useSorting({ papers, onFile });
  const { sorting, setSorting, take, isReading, send, isSending, unsent, close } = pile;
  const finish = async (now: Sorting) => {
    const { papers: count, pages, failed } = await send(now);
    announce(t(failed.length === 0 ? 'scans.sent' : 'scans.half-sent', { papers: count, pages }));
  };
  return (
    <>
      <Button variant="secondary" disabled={isReading} onClick={() => input.current?.click()}>
        {t(isReading ? 'scans.reading' : 'scans.open')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={paperKinds}
        aria-label={t('scans.open')}
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = '';
        }}
      />
      {sorting !== null && (
        <Modal wide title={t('scans.title', { n: sorting.pages.length })} onClose={close}>
          {unsent.map(({ paperId, name, error }) => (
            <Alert key={paperId} tone="danger" live="assertive">
              {t('scans.unsent', { name, why: problemText(t, error) })}
            </Alert>
          ))}
          <Pile sorting={sorting} papers={papers} onSorting={setSorting} />
          <p className="desk-actions">
            <Button disabled={isSending || unsorted(sorting).length > 0} onClick={() => void finish(sorting)}>
              {t(isSending ? 'scans.sending' : 'scans.finish')}
            </Button>
            <Button variant="secondary" disabled={isReading} onClick={() => input.current?.click()}>
              {t('scans.more')}
            </Button>
            <span className="desk-quiet" role="status">
              {t('scans.left', { n: unsorted(sorting).length })}
            </span>
          </p>
        </Modal>
      )}
    </>
  );
}

interface PileProps {
  readonly sorting: Sorting;
  readonly papers: readonly GridPaper[];
  readonly onSorting: (next: Sorting) => void;
}

function Pile({ sorting, papers, onSorting }: PileProps) {
  const { t } = useTexts('procedures-desk');
  const page = sorting.pages[sorting.at];
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    const paper = /^[1-9]$/.test(event.key) ? papers[Number(event.key) - 1] : undefined;
    if (step !== undefined) onSorting(lookAt(sorting, sorting.at + step, event.shiftKey));
    else if (paper !== undefined) onSorting(putTo(sorting, paper.id));
    else if (event.key === '0' || event.key === 'Delete') onSorting(putTo(sorting, leftOut));
    else return;
    event.preventDefault();
  };
  return (
    <div className="desk-pile">
      <ol
        className="desk-pile__pages"
        role="listbox"
        aria-label={t('scans.pages')}
        aria-multiselectable="true"
        aria-activedescendant={page && `scan-${page.key}`}
        // The pile is what the officer came for: a dialog gives the keys to what bears this attribute, which React does not write.
        ref={(list) => list?.setAttribute('autofocus', '')}
        tabIndex={0}
        onKeyDown={pressed}
      >
        {sorting.pages.map((one, place) => (
          <PageRow
            key={one.key}
            page={one}
            place={place}
            sorting={sorting}
            papers={papers}
            onLook={(extend) => onSorting(lookAt(sorting, place, extend))}
          />
        ))}
      </ol>
      <div className="desk-scan-preview">{page !== undefined && <PageView page={page} />}</div>
      <PaperKeys papers={papers} onPaper={(paperId) => onSorting(putTo(sorting, paperId))} />
    </div>
  );
}

interface PageRowProps extends Omit<PileProps, 'onSorting'> {
  readonly page: ScanPage;
  readonly place: number;
  readonly onLook: (extend: boolean) => void;
}

function PageRow({ page, place, sorting, papers, onLook }: PageRowProps) {
  const { t } = useTexts('procedures-desk');
  const paperId = sorting.places.get(page.key);
  const name = papers.find(({ id }) => id === paperId)?.name;
  const where = paperId === undefined ? t('scans.nowhere') : (name ?? t('scans.left-out'));
  return (
    // The list takes the keys; a row is only pointed at.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      id={`scan-${page.key}`}
      role="option"
      aria-selected={isChosen(sorting, place)}
      data-at={place === sorting.at}
      data-sorted={paperId !== undefined}
      ref={(row) => {
        if (place === sorting.at) row?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={(event) => onLook(event.shiftKey)}
    >
      <span>{t('scans.page', { n: place + 1 })}</span>
      <small>{where}</small>
      <small className="desk-quiet">
        {page.pagesOfFile > 1
          ? t('scans.of-file', { file: page.file.name, n: page.index + 1 })
          : t(page.bindable ? 'scans.file' : 'scans.whole-file', { file: page.file.name })}
      </small>
    </li>
  );
}

function PageView({ page }: { readonly page: ScanPage }) {
  const { file, index } = page;
  return (
    <FileView key={page.key} title={file.name} image={file.type.startsWith('image/')} file={file} page={index + 1} />
  );
}

/** The papers with their digits, for keys and for the mouse. */
function PaperKeys({
  papers,
  onPaper,
}: {
  readonly papers: readonly GridPaper[];
  readonly onPaper: (id: string) => void;
}) {
  const { t } = useTexts('procedures-desk');
  return (
    <div className="desk-pile__papers">
      <p className="desk-quiet">{t('scans.keys')}</p>
      <ul>
        {papers.map(({ id, name }, place) => (
          <li key={id}>
            <Button variant="tertiary" onClick={() => onPaper(id)}>
              {place < mostKeys && <KeyHint keys={String(place + 1)} />} {name || t('papers.own-name')}
            </Button>
          </li>
        ))}
        <li>
          <Button variant="tertiary" onClick={() => onPaper(leftOut)}>
            <KeyHint keys="0" /> {t('scans.leave-out')}
          </Button>
        </li>
      </ul>
    </div>
  );
}
