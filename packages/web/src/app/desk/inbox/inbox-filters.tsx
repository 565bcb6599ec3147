import { dueStates } from '@dongbo/contract';
import type { DueState } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { inboxCountQuery } from '../queries.ts';

export interface InboxSearch {
  readonly due?: DueState | undefined;
  readonly kind?: string | undefined;
  readonly step?: string | undefined;
  readonly whose?: 'mine' | 'unassigned' | undefined;
  readonly q?: string | undefined;
  readonly open?: string | undefined;
}

interface InboxFiltersProps {
  readonly search: InboxSearch;
  readonly onChange: (next: Partial<InboxSearch>) => void;
}

/** What to show of the open work; every choice carries how much it would show. */
export function InboxFilters({ search, onChange }: InboxFiltersProps) {
  const { t } = useTexts();
  const format = useFormat();
  const count = useQuery(inboxCountQuery).data;
  const many = (name: string, number: number | undefined) =>
    number === undefined ? name : `${name} (${format.number(number)})`;
  return (
    <search className="desk-filters">
      <DueFilter value={search.due} onChange={(due) => onChange({ due })} />
      <SearchField
        label={t('inbox.filter.q')}
        placeholder={t('inbox.filter.q.hint')}
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q === '' ? undefined : q })}
      />
      <PickField
        label={t('inbox.filter.whose')}
        all={t('inbox.whose.all')}
        value={search.whose ?? ''}
        options={[
          { value: 'mine', label: many(t('inbox.whose.mine'), count?.mine) },
          { value: 'unassigned', label: many(t('inbox.whose.unassigned'), count?.unassigned) },
        ]}
        onChange={(whose) => onChange({ whose: whose === 'mine' || whose === 'unassigned' ? whose : undefined })}
      />
      <PickField
        label={t('inbox.filter.step')}
        all={t('inbox.filter.step.all')}
        value={search.step ?? ''}
        options={(count?.steps ?? []).map((step) => ({
          value: step.id,
          label: many(format.local(step.name), step.count),
        }))}
        onChange={(step) => onChange({ step: step === '' ? undefined : step })}
      />
      <PickField
        label={t('inbox.filter.procedure')}
        all={t('inbox.filter.procedure.all')}
        value={search.kind ?? ''}
        options={(count?.kinds ?? []).map(({ code, name, count: number }) => ({
          value: code,
          label: many(name, number),
        }))}
        onChange={(kind) => onChange({ kind: kind === '' ? undefined : kind })}
      />
    </search>
  );
}

function DueFilter({
  value,
  onChange,
}: {
  readonly value: DueState | undefined;
  readonly onChange: (due: DueState | undefined) => void;
}) {
  const { t } = useTexts();
  const format = useFormat();
  const count = useQuery(inboxCountQuery).data;
  const numberOf = (due: DueState | undefined) =>
    due === undefined
      ? count?.total
      : (count?.due.find((entry) => entry.due === due)?.count ?? (count === undefined ? undefined : 0));
  return (
    <div className="desk-due" role="group" aria-label={t('inbox.filter.due')}>
      {[undefined, ...dueStates].map((due) => {
        const number = numberOf(due);
        return (
          <button
            key={due ?? 'all'}
            type="button"
            data-due={due ?? 'all'}
            aria-pressed={value === due}
            onClick={() => onChange(due)}
          >
            {due === undefined ? t('inbox.due.all') : t(`terms:due-state.${due}`)}{' '}
            <b className="tabular">{number === undefined ? '·' : format.number(number)}</b>
          </button>
        );
      })}
    </div>
  );
}
