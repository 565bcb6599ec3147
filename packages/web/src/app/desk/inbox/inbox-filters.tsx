import { dueStates, systemNames } from '@dongbo/contract';
import type { DueState, SystemName } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Filters } from '../../../ui/desk/filters.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { inboxCountQuery } from '../queries.ts';
import type { InboxFilter } from '../queries.ts';
import { usePartOf } from '../use-open-parts.ts';

export interface InboxSearch {
  readonly due?: DueState | undefined;
  readonly system?: SystemName | undefined;
  readonly kind?: string | undefined;
  readonly step?: string | undefined;
  readonly late?: 'yes' | undefined;
  readonly whose?: 'mine' | 'unassigned' | undefined;
  readonly q?: string | undefined;
  readonly open?: string | undefined;
}

/** The open work that an address asks for. */
export const filterOf = ({ due, system, kind, step, late, whose, q }: InboxSearch): InboxFilter => ({
  due,
  system,
  kind,
  stepId: step,
  lateStep: late,
  q,
  ...(whose ? { whose } : {}),
});

interface InboxFiltersProps {
  readonly search: InboxSearch;
  readonly onChange: (next: Partial<InboxSearch>) => void;
}

/** What to show of the open work; every choice carries how much it would show. */
export function InboxFilters({ search, onChange }: InboxFiltersProps) {
  const { t } = useTexts();
  const format = useFormat();
  const partOf = usePartOf();
  const count = useQuery(inboxCountQuery(filterOf(search))).data;
  const many = (name: string, number: number | undefined) =>
    number === undefined ? name : `${name} (${format.number(number)})`;
  const within = <Counted extends { readonly system: SystemName }>(all: readonly Counted[] = []) =>
    all.filter(({ system }) => search.system === undefined || system === search.system);
  return (
    <Filters first={<DueFilter search={search} onChange={onChange} />}>
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
      <SystemFilter search={search} onChange={onChange} />
      <PickField
        label={t('inbox.filter.kind')}
        all={t('inbox.filter.kind.all')}
        value={nameOf(search.system, search.kind)}
        options={within(count?.kinds).map((kind) => ({
          value: nameOf(kind.system, kind.code),
          label: many(partOf(kind.system)?.work.kindName(kind) ?? kind.name, kind.count),
          title: kind.name,
        }))}
        onChange={(kind) => onChange(kind === '' ? { kind: undefined } : readName(kind, 'kind'))}
      />
      <PickField
        label={t('inbox.filter.step')}
        all={t('inbox.filter.step.all')}
        value={nameOf(search.system, search.step)}
        options={within(count?.steps).map(({ system, id, name, count: number }) => ({
          value: nameOf(system, id),
          label: many(format.local(name), number),
        }))}
        onChange={(step) => onChange(step === '' ? { step: undefined } : readName(step, 'step'))}
      />
    </Filters>
  );
}

/** Kinds and steps of two systems may share a code, so a choice names the system too. */
const nameOf = (system: string | undefined, code: string | undefined) =>
  system === undefined || code === undefined ? '' : `${system} ${code}`;

function readName(name: string, field: 'kind' | 'step'): Partial<InboxSearch> {
  const [system, code] = name.split(' ', 2);
  return { system: systemNames.find((one) => one === system), [field]: code };
}

/** Which system the work is of; nothing to choose while only one has work here. */
function SystemFilter({ search, onChange }: InboxFiltersProps) {
  const { t } = useTexts();
  const format = useFormat();
  const systems = useQuery(inboxCountQuery(filterOf(search))).data?.systems ?? [];
  if (systems.length < 2 && search.system === undefined) return null;
  return (
    <PickField
      label={t('inbox.filter.system')}
      all={t('inbox.filter.system.all')}
      value={search.system ?? ''}
      options={systems.map(({ system, count }) => ({
        value: system,
        label: `${t(`${system}-desk:system`, { defaultValue: system })} (${format.number(count)})`,
      }))}
      onChange={(chosen) =>
        onChange({ system: systemNames.find((one) => one === chosen), kind: undefined, step: undefined })
      }
    />
  );
}

/** How it stands by its date, and beside it the steps that are past their own deadline: the two go together. */
function DueFilter({ search, onChange }: InboxFiltersProps) {
  const { t } = useTexts();
  const count = useQuery(inboxCountQuery(filterOf(search))).data;
  const numberOf = (due: DueState | undefined) =>
    due === undefined
      ? count?.anyDue
      : (count?.due.find((entry) => entry.due === due)?.count ?? (count === undefined ? undefined : 0));
  return (
    <div className="desk-due" role="group" aria-label={t('inbox.filter.due')}>
      {[undefined, ...dueStates].map((due) => {
        const number = numberOf(due);
        // Nothing is paused, or waits to be fetched, on most days and desks; the filter comes with the first that does.
        if ((due === 'suspended' || due === 'finished') && search.due !== due && (number ?? 0) === 0) return null;
        return (
          <DueChip
            key={due ?? 'all'}
            due={due ?? 'all'}
            name={due === undefined ? t('inbox.due.all') : t(`terms:due-state.${due}`)}
            number={number}
            pressed={search.due === due}
            onPress={() => onChange({ due })}
          />
        );
      })}
      <DueChip
        due="overdue"
        name={t('inbox.late-step')}
        number={count?.lateSteps}
        pressed={search.late === 'yes'}
        onPress={() => onChange({ late: search.late === 'yes' ? undefined : 'yes' })}
      />
    </div>
  );
}

interface DueChipProps {
  /** What colours it. */
  readonly due: DueState | 'all';
  readonly name: string;
  /** How many there are; undefined: not known yet. */
  readonly number: number | undefined;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function DueChip({ due, name, number, pressed, onPress }: DueChipProps) {
  const format = useFormat();
  return (
    <button type="button" data-due={due} aria-pressed={pressed} onClick={onPress}>
      {name} <b className="tabular">{number === undefined ? '·' : format.number(number)}</b>
    </button>
  );
}
