import { useTexts } from '../../../lib/texts.ts';

interface Row {
  /** Code of the dossier. */
  readonly name: string;
  readonly code: string;
}

/** Dossiers that share a reason, the most frequent reason first. Pure. */
export function byReason(rows: readonly Row[]): { readonly code: string; readonly names: readonly string[] }[] {
  const known = new Map<string, string[]>();
  for (const { name, code } of rows) known.set(code, [...(known.get(code) ?? []), name]);
  return [...known].map(([code, names]) => ({ code, names })).toSorted((a, b) => b.names.length - a.names.length);
}

/** Which were not done and why, a reason once. */
export function Reasons({ rows, open = false }: { readonly rows: readonly Row[]; readonly open?: boolean }) {
  const { t } = useTexts('procedures-desk');
  if (rows.length === 0) return null;
  // What somebody picks lies in their own list: where there is no such dossier, the work is of another kind, such as a hand-over list.
  const wordsOf = (code: string): string =>
    code === 'not-found'
      ? t('many.no-dossier')
      : t([`refusals:${code}`, `problems:${code}`, 'problems:internal-error']);
  const list = (
    <ul>
      {byReason(rows).map(({ code, names }) => (
        <li key={code}>
          {wordsOf(code)}
          <br />
          <span className="desk-quiet tabular">{names.map((name) => name || t('many.unknown')).join(', ')}</span>
        </li>
      ))}
    </ul>
  );
  if (open) return list;
  return (
    <details>
      <summary>{t('many.not-able', { n: rows.length })}</summary>
      {list}
    </details>
  );
}
