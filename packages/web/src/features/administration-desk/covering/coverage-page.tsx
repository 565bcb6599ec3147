import type { OutputOf } from '@dongbo/contract';
import type { CoverageGap } from '@dongbo/contract/administration';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { unitsQuery } from '../../../lib/units.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { Await, Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import type { listCoverage } from '../endpoints.ts';
import { OfficialOnly } from '../people/official-only.tsx';
import { askForCount, coverageQuery } from './queries.ts';
import { GapTable } from './gap-table.tsx';
import { MendDialog } from './mend-dialog.tsx';

const from = '/lam-viec/do-phu-quyen';
const none = (text: string) => (text === '' ? undefined : text);

type Coverage = OutputOf<typeof listCoverage>;

/** Which step of which procedure in which unit leans on one person or on nobody, and the way to mend it. */
export function CoveragePage() {
  const { t } = useTexts('administration-desk');
  const { unit, field, procedure, people } = useSearch({ from });
  const query = useQuery(coverageQuery({ unitId: unit, field, procedure, people }));
  const [mended, setMended] = useState<CoverageGap | null>(null);
  return (
    <div className="desk-page desk-page--scroll">
      <PageHead title={t('page.coverage')}>
        <CountAnew />
      </PageHead>
      <OfficialOnly />
      <p className="desk-quiet">{t('coverage.what')}</p>
      <Filters fields={query.data?.fields ?? []} />
      <Await query={query}>{(coverage) => <Gaps coverage={coverage} onMend={setMended} />}</Await>
      {mended !== null && <MendDialog gap={mended} onClose={() => setMended(null)} />}
    </div>
  );
}

function Filters({ fields }: { readonly fields: readonly string[] }) {
  const { t } = useTexts('administration-desk');
  const search = useSearch({ from });
  const { unit, field, procedure, people } = search;
  const navigate = useNavigate({ from });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const communes = useQuery(unitsQuery('commune')).data ?? [];
  const departments = useQuery(unitsQuery('department')).data ?? [];
  // What was chosen stays to be seen and dropped, also where nothing has it any more.
  const known = field === undefined || fields.includes(field) ? fields : [field, ...fields];
  return (
    <search className="desk-filters">
      <PickField
        wide
        label={t('rights.unit')}
        all={t('coverage.every-unit')}
        value={unit ?? ''}
        options={[...departments, ...communes].map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => change({ unit: none(value) })}
      />
      <PickField
        wide
        label={t('rights.field')}
        all={t('coverage.every-field')}
        value={field ?? ''}
        options={known.map((one) => ({ value: one, label: one }))}
        onChange={(value) => change({ field: none(value) })}
      />
      <SearchField
        label={t('coverage.procedure')}
        placeholder={t('coverage.procedure.hint')}
        value={procedure ?? ''}
        onChange={(value) => change({ procedure: none(value) })}
      />
      <PickField
        label={t('coverage.people')}
        all={t('coverage.people.few')}
        value={people ?? ''}
        options={(['none', 'one'] as const).map((one) => ({ value: one, label: t(`coverage.people.${one}`) }))}
        onChange={(value) => change({ people: value === 'none' || value === 'one' ? value : undefined })}
      />
    </search>
  );
}

/** Asks for a count in the background; a list that is open shows it when it is read again. */
function CountAnew() {
  const { t } = useTexts('administration-desk');
  const { may } = useDesk();
  const send = useMutation({ mutationFn: askForCount, onSuccess: () => announce(t('coverage.counting')) });
  if (!may('administration.coverage.count')) return null;
  return (
    <>
      <Button variant="secondary" busy={send.isPending} onClick={() => send.mutate()}>
        {t('coverage.count')}
      </Button>
      {send.isSuccess && <p role="status">{t('coverage.counting')}</p>}
      {send.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, send.error)}</p>
        </Alert>
      )}
    </>
  );
}

interface GapsProps {
  readonly coverage: Coverage;
  readonly onMend: (gap: CoverageGap) => void;
}

function Gaps({ coverage, onMend }: GapsProps) {
  const { t } = useTexts('administration-desk');
  const { countedAt, steps, thin, items, more } = coverage;
  if (countedAt === null)
    return (
      <Empty title={t('coverage.never')}>
        <p>{t('coverage.never.text')}</p>
      </Empty>
    );
  return (
    <>
      <p>
        {t('coverage.figures', { thin, steps })} {t('coverage.counted')} <TimeText at={countedAt} />.
      </p>
      {items.length === 0 ? (
        <Empty title={t('coverage.covered')}>
          <p>{t('coverage.covered.text')}</p>
        </Empty>
      ) : (
        <GapTable items={items} onMend={onMend} />
      )}
      {more && <p>{t('coverage.more', { count: items.length })}</p>}
    </>
  );
}
