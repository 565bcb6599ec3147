import { namedBy, nextOwnPaper } from '@dongbo/contract/procedures';
import type { requestSupplement } from '@dongbo/contract/procedures';
import type { CallOf } from '@dongbo/contract';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckBox } from '../../../ui/choice-group.tsx';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import type { GridPaper } from '../parts/paper-grid.tsx';

/** One row of the request. */
export interface Row {
  readonly key: string;
  readonly name: string;
  readonly wanted: string;
  readonly of:
    | { readonly kind: 'paper'; readonly componentId: string; readonly isOwn: boolean }
    | { readonly kind: 'field'; readonly form: string; readonly field: string };
}

const paperRow = ({ id, name }: Pick<GridPaper, 'id' | 'name'>, wanted: string, isOwn = false): Row => ({
  key: id,
  name,
  wanted,
  of: { kind: 'paper', componentId: id, isOwn },
});

/** A paper that may be asked for. */
export interface AskedPaper extends GridPaper {
  /** The administration has it: it is used, and not asked for again. */
  readonly isHeld: boolean;
}

/** What is asked for; at first every paper that lacks and that nobody holds. */
export function useRows(papers: readonly AskedPaper[]) {
  const { t } = useTexts('procedures-desk');
  const [rows, setRows] = useState<readonly Row[]>(() =>
    papers
      .filter(({ missing, isHeld }) => missing === true && !isHeld)
      .map((paper) => paperRow(paper, t('ask.missing'))),
  );
  const change = (key: string, part: Partial<Pick<Row, 'name' | 'wanted'>>) =>
    setRows((known) => known.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return {
    papers,
    rows,
    change,
    add: (row: Row) => setRows((known) => [...known, row]),
    drop: (key: string) => setRows((known) => known.filter((row) => row.key !== key)),
  };
}

export type Rows = ReturnType<typeof useRows>;

/** The rows as they are sent; null: one of them does not say yet what is wanted, or there is none. Pure. */
export function itemsOf(rows: readonly Row[]): CallOf<typeof requestSupplement>['items'] | null {
  if (rows.length === 0 || rows.some(({ name, wanted }) => name.trim() === '' || wanted.trim() === '')) return null;
  return rows.map(({ of, name, wanted }) =>
    of.kind === 'field'
      ? { kind: 'field', form: of.form, field: of.field, wanted }
      : { kind: 'paper', componentId: of.componentId, wanted, ...(namedBy(of.componentId) === 'officer' && { name }) },
  );
}

/** What a request says beside its rows. */
export interface AskedWords {
  readonly reason: string;
  readonly phone: string;
}

/** Why it is asked, and how to reach who guides. */
export function AskedWordsFields({
  value,
  onChange,
}: {
  readonly value: AskedWords;
  readonly onChange: (value: AskedWords) => void;
}) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  return (
    <>
      <TextAreaField
        id={`${id}-reason`}
        label={t('ask.reason')}
        required
        rows={2}
        maxLength={2000}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.target.value })}
      />
      <TextField
        id={`${id}-phone`}
        label={t('ask.phone')}
        optionalWord={t('shared:optional')}
        inputMode="tel"
        value={value.phone}
        onChange={(event) => onChange({ ...value, phone: event.target.value })}
      />
    </>
  );
}

export function Wanted({ row, state }: { readonly row: Row; readonly state: Rows }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  return (
    <TextAreaField
      id={id}
      label={t('ask.wanted', { name: row.name })}
      required
      rows={2}
      maxLength={1000}
      value={row.wanted}
      onChange={(event) => state.change(row.key, { wanted: event.target.value })}
    />
  );
}

/** Papers to tick, what lacks ticked already, and papers that the list does not have. */
export function PaperChoices({ state }: { readonly state: Rows }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { papers, rows, add, drop, change } = state;
  const listed = papers.filter(({ group }) => group !== 'papers.group.show');
  const own = rows.filter(({ of }) => of.kind === 'paper' && of.isOwn);
  const free = nextOwnPaper('officer', [...papers.map((paper) => paper.id), ...own.map(({ key }) => key)]);
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label" data-weight="medium">
        {t('ask.papers')}
      </legend>
      <p data-field="description">{t('ask.papers.hint')}</p>
      {listed.map((paper) => {
        const row = rows.find(({ key }) => key === paper.id);
        return (
          <div key={paper.id}>
            <CheckBox
              id={`${id}-${paper.id}`}
              label={paper.name}
              checked={row !== undefined}
              hint={paper.isHeld ? t('ask.held') : undefined}
              onChange={(checked) => (checked ? add(paperRow(paper, '')) : drop(paper.id))}
            />
            {row !== undefined && <Wanted row={row} state={state} />}
          </div>
        );
      })}
      {own.map((row) => (
        <div key={row.key}>
          <TextField
            id={`${id}-${row.key}`}
            label={t('ask.own.name')}
            required
            maxLength={120}
            value={row.name}
            onChange={(event) => change(row.key, { name: event.target.value })}
          />
          <Wanted row={row} state={state} />
          <Button variant="tertiary" onClick={() => drop(row.key)} aria-label={t('ask.remove', { name: row.name })}>
            {t('ask.remove.short')}
          </Button>
        </div>
      ))}
      {free !== null && (
        <Button variant="tertiary" onClick={() => add(paperRow({ id: free, name: '' }, '', true))}>
          {t('ask.own')}
        </Button>
      )}
    </fieldset>
  );
}
