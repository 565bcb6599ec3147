import { namedBy as words } from '@dongbo/contract/procedures';
import type { Dossier } from '@dongbo/contract/procedures';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/states.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { printPdf } from '../../../ui/desk/fetch-file.ts';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { sheetsOf } from './dossier-papers.ts';
import type { Sheet } from './dossier-papers.ts';
import { SheetView } from './sheet-view.tsx';

/** The papers beside the form: what was handed in, what was made of it, one at a time and readable. */
export function PaperViewer({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const sheets = sheetsOf(dossier, t);
  const [key, setKey] = useState<string | null>(null);
  const finished = dossier.result?.state === 'signed' || dossier.result?.state === 'issued';
  const shown =
    sheets.find((sheet) => sheet.key === key) ??
    (finished ? sheets.find((sheet) => sheet.key === 'letter-result') : undefined) ??
    sheets[0];
  const print = () => {
    if (shown !== undefined) printPdf(shown.url).catch((error: unknown) => announce(problemText(t, error)));
  };
  useShortcuts({ p: print });
  return (
    <section className="desk-viewer" aria-label={t('dossier.papers')}>
      <PaperCounts dossier={dossier} sheets={sheets} shown={shown} onShow={setKey} />
      {shown === undefined ? (
        <Empty title={t('viewer.empty.title')}>
          <p>{t('viewer.empty.text')}</p>
        </Empty>
      ) : (
        <>
          <div className="desk-viewer__bar">
            <strong title={shown.of}>{shown.name}</strong>
            <a className="ds-link" href={shown.url} target="_blank" rel="noreferrer">
              {t('viewer.new-tab')}
            </a>
            {!shown.image && (
              <Button variant="secondary" onClick={print} aria-keyshortcuts="p">
                {t('viewer.print')}
              </Button>
            )}
          </div>
          <SheetView key={shown.key} sheet={shown} />
        </>
      )}
    </section>
  );
}

interface PaperCountsProps {
  readonly dossier: Dossier;
  readonly sheets: readonly Sheet[];
  readonly shown: Sheet | undefined;
  readonly onShow: (key: string) => void;
}

/** Every paper of the dossier with what was handed in; those that are scanned can be opened. */
function PaperCounts({ dossier, sheets, shown, onShow }: PaperCountsProps) {
  const { t } = useTexts('procedures-desk');
  const own = new Set(dossier.papers.flatMap((paper) => paper.files.map(({ id }) => id as string)));
  return (
    <ul className="desk-sheets">
      {sheets.some(({ key }) => !own.has(key)) && (
        <li>
          <span className="desk-sheets__name">{t('dossier.letters')}</span>
          {sheets
            .filter(({ key }) => !own.has(key))
            .map(({ key, name }) => (
              <SheetButton key={key} name={name} pressed={shown?.key === key} onPress={() => onShow(key)} />
            ))}
        </li>
      )}
      {dossier.papers.map((paper) => (
        <li key={paper.componentId}>
          <span className="desk-sheets__name" title={paper.name}>
            {paper.name}
          </span>
          <small>
            {handedIn(t, paper)}
            {words(paper.componentId) !== null && `, ${t(`papers.words.${words(paper.componentId)}`)}`}
          </small>
          {paper.files.map((file) => (
            <SheetButton
              key={file.id}
              name={file.name}
              pressed={shown?.key === file.id}
              onPress={() => onShow(file.id)}
            />
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Only what is there: the kinds of paper with their numbers, and whether it came electronically. */
function handedIn(t: ReturnType<typeof useTexts>['t'], paper: Dossier['papers'][number]): string {
  const papers = [
    ['viewer.originals', paper.originals],
    ['viewer.certified', paper.certifiedCopies],
    ['viewer.photocopies', paper.photocopies],
  ] as const;
  const words = papers.flatMap(([key, n]) => (n > 0 ? [t(key, { n })] : []));
  if (words.length === 0) return t(paper.files.length > 0 ? 'viewer.electronic' : 'viewer.none');
  return words.join(', ');
}

function SheetButton({
  name,
  pressed,
  onPress,
}: {
  readonly name: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="desk-chip" aria-pressed={pressed} onClick={onPress}>
      {name}
    </button>
  );
}
