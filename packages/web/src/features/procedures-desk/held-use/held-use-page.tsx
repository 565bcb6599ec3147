import { heldUseGroups } from '@dongbo/contract/procedures';
import type { HeldUseGroup } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { Filters } from '../../../ui/desk/filters.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Await, Empty } from '../../../ui/states.tsx';
import { BehindNumber } from './behind-number.tsx';
import { HeldUseTable } from './held-use-table.tsx';
import { heldUseQuery } from './queries.ts';

/** What the address asks for: this month until today, by paper. */
function useFilter() {
  const search = useSearch({ from: '/lam-viec/giay-to-da-co' });
  const today = dayOfInstant(serverNow().toISOString());
  return {
    group: search.group ?? 'paper',
    from: search.from ?? `${today.slice(0, 8)}01`,
    to: search.to ?? today,
  } as const;
}

/** How often papers were asked for that the administration holds: each number opens its dossiers below. */
export function HeldUsePage() {
  const { t } = useTexts('procedures-desk');
  const filter = useFilter();
  const { figure, row } = useSearch({ from: '/lam-viec/giay-to-da-co' });
  const navigate = useNavigate({ from: '/lam-viec/giay-to-da-co' });
  const query = useQuery(heldUseQuery(filter));
  const change = (next: { group?: HeldUseGroup | undefined; from?: string; to?: string }) =>
    void navigate({ search: { ...filter, ...next }, replace: true });
  return (
    <div className="desk-page desk-fee-book">
      <PageHead title={t('held-use.title')}>
        <p className="desk-quiet">{t('held-use.about')}</p>
      </PageHead>
      <Filters>
        <PickField
          label={t('figures.group')}
          value={filter.group}
          options={heldUseGroups.map((one) => ({ value: one, label: t(`held-use.group.${one}`) }))}
          onChange={(value) => change({ group: heldUseGroups.find((one) => one === value) })}
        />
        <DayField
          needed
          label={t('dossiers.from')}
          value={filter.from}
          onChange={(from) => from !== '' && change({ from })}
        />
        <DayField needed label={t('dossiers.to')} value={filter.to} onChange={(to) => to !== '' && change({ to })} />
      </Filters>
      <Await query={query}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty title={t('held-use.empty.title')}>
              <p>{t('held-use.empty.text')}</p>
            </Empty>
          ) : (
            <HeldUseTable answer={answer} filter={filter} />
          )
        }
      </Await>
      {figure !== undefined && <BehindNumber figure={figure} row={row ?? null} filter={filter} />}
    </div>
  );
}
