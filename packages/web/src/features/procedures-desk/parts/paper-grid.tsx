import { Fragment, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import type { RowGroup } from './grid-papers.ts';

export interface PaperCount {
  readonly originals: number;
  readonly certifiedCopies: number;
  readonly photocopies: number;
}

export interface GridPaper {
  readonly id: string;
  readonly name: string;
  /** The published text, where the name is a short one. */
  readonly text?: string;
  /** What to know about it. */
  readonly note?: string | null;
  /** Heading over it, a key of texts; null: what the case needs. */
  readonly group?: RowGroup | null;
  /** Whose words the name is, where the procedure does not list the paper. */
  readonly words?: 'citizen' | 'officer';
  /** Needed and not there. */
  readonly missing?: boolean;
  /** The officer writes its name. */
  readonly onName?: (name: string) => void;
  /** What the procedure wants; not known for a paper that already lies in a dossier. */
  readonly asked?: { readonly originals: number; readonly copies: number };
}

interface PaperGridProps {
  readonly label: string;
  readonly papers: readonly GridPaper[];
  readonly counts: ReadonlyMap<string, PaperCount>;
  readonly onChange: (counts: ReadonlyMap<string, PaperCount>) => void;
  /** A last column for the scans of a paper. */
  readonly files?: (paper: GridPaper, tabIndex: number) => ReactNode;
}

const kinds = ['originals', 'certifiedCopies', 'photocopies'] as const;
export const noPaper: PaperCount = { originals: 0, certifiedCopies: 0, photocopies: 0 };

/** What a procedure asks of a paper: so many originals, the rest as certified copies. */
export const asAsked = ({ asked }: GridPaper): PaperCount => ({
  ...noPaper,
  originals: asked?.originals ?? 1,
  certifiedCopies: asked?.copies ?? 0,
});

/** How many of each paper were handed in. One stop in the tab order: arrows go from cell to cell, digits count, the
 * space bar says "as asked". */
export function PaperGrid({ label, papers, counts, onChange, files }: PaperGridProps) {
  const { t } = useTexts('procedures-desk');
  const table = useRef<HTMLTableElement>(null);
  const [cell, setCell] = useState({ row: 0, column: 0 });
  const columns = files === undefined ? kinds.length : kinds.length + 1;
  const set = (paper: GridPaper, count: PaperCount) => onChange(new Map(counts).set(paper.id, count));
  const pressed = (event: KeyboardEvent) => {
    const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[
      event.key
    ] ?? [0, 0];
    if (down === 0 && right === 0) return;
    event.preventDefault();
    const row = Math.min(papers.length - 1, Math.max(0, cell.row + (down ?? 0)));
    const column = Math.min(columns - 1, Math.max(0, cell.column + (right ?? 0)));
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"] :is(input, button)`)?.focus();
  };
  return (
    <table ref={table} role="grid" className="desk-grid" aria-label={label} onKeyDown={pressed}>
      <thead>
        <tr>
          <th scope="col">{t('papers.name')}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col">
              {t(`papers.${kind}`)}
            </th>
          ))}
          {files !== undefined && <th scope="col">{t('papers.files')}</th>}
        </tr>
      </thead>
      <tbody>
        {papers.map((paper, row) => (
          <Fragment key={paper.id}>
            {paper.group && paper.group !== papers[row - 1]?.group && (
              <tr className="desk-grid__group">
                <th scope="colgroup" colSpan={columns + 1}>
                  {t(paper.group)}
                </th>
              </tr>
            )}
            <PaperRow
              paper={paper}
              row={row}
              cell={cell}
              count={counts.get(paper.id) ?? noPaper}
              onCount={(count) => set(paper, count)}
              onFocus={(column) => setCell({ row, column })}
              files={files}
            />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

const longestName = 120;

/** The name, whose words it is, how many are asked for, and whether it lacks. */
function PaperName({ paper }: { readonly paper: GridPaper }) {
  const { t } = useTexts('procedures-desk');
  const { name, note, asked, words, missing, onName } = paper;
  if (onName !== undefined)
    return (
      <input
        id={`paper-${paper.id}`}
        className="desk-grid__own"
        aria-label={t('papers.own-name')}
        placeholder={t('papers.own-name')}
        maxLength={longestName}
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
    );
  return (
    <>
      <span className="desk-grid__name">{name}</span>
      {missing && <strong className="desk-grid__missing">{t('papers.missing')}</strong>}
      {words !== undefined && <small>{t(`papers.words.${words}`)}</small>}
      {asked !== undefined && <small>{t('papers.asked', { originals: asked.originals, copies: asked.copies })}</small>}
      {note && <small className="desk-grid__note">{note}</small>}
    </>
  );
}

interface PaperRowProps {
  readonly paper: GridPaper;
  readonly row: number;
  readonly cell: { readonly row: number; readonly column: number };
  readonly count: PaperCount;
  readonly onCount: (count: PaperCount) => void;
  readonly onFocus: (column: number) => void;
  readonly files: PaperGridProps['files'];
}

function PaperRow({ paper, row, cell, count, onCount, onFocus, files }: PaperRowProps) {
  const { t } = useTexts('procedures-desk');
  const stop = (column: number) => (cell.row === row && cell.column === column ? 0 : -1);
  const given = kinds.some((kind) => count[kind] > 0);
  return (
    <tr className={given ? 'is-given' : paper.missing ? 'is-missing' : undefined}>
      <th scope="row" title={paper.text ?? paper.name}>
        <PaperName paper={paper} />
      </th>
      {kinds.map((kind, column) => (
        <td key={kind} data-cell={`${row}-${column}`}>
          <input
            className="tabular"
            inputMode="numeric"
            autoComplete="off"
            tabIndex={stop(column)}
            aria-label={`${t(`papers.${kind}`)}: ${paper.name}`}
            value={count[kind]}
            onFocus={(event) => {
              event.target.select();
              onFocus(column);
            }}
            onKeyDown={(event) => {
              if (event.key !== ' ') return;
              event.preventDefault();
              onCount(given ? noPaper : asAsked(paper));
            }}
            onChange={(event) =>
              onCount({ ...count, [kind]: Math.min(99, Number(event.target.value.replace(/\D/g, '').slice(-2))) })
            }
          />
        </td>
      ))}
      {files !== undefined && (
        <td data-cell={`${row}-${kinds.length}`} onFocus={() => onFocus(kinds.length)}>
          {files(paper, stop(kinds.length))}
        </td>
      )}
    </tr>
  );
}
