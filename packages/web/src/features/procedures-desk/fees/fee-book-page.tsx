import type { OutputOf, UnitId } from '@dongbo/contract';
import type { FeeBookRow } from '@dongbo/contract/procedures';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../../lib/api.ts';
import { dayOfInstant } from '../../../lib/dates.ts';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { ExportButtons } from '../../../ui/desk/export-buttons.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { Filters } from '../../../ui/desk/filters.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { DayText, TimeText } from '../../../ui/time-text.tsx';
import { exportFeeBook, getFeeReceipt } from '../endpoints.ts';
import type { listFeeBook } from '../endpoints.ts';
import { feeBookQuery } from '../queries/fees.ts';
import { Differences } from './differences.tsx';

/** What a unit took in: today's receipts, those that were cancelled, the sums, and what the gateway says differently. */
export function FeeBookPage() {
  const { t } = useTexts('procedures-desk');
  const { post } = useDesk();
  if (post !== null) return <Book ownUnit={post.unitId} />;
  return (
    <div className="desk-page">
      <PageHead title={t('page.fee-book')} />
      <Empty title={t('book.no-unit')} />
    </div>
  );
}

function Book({ ownUnit }: { readonly ownUnit: UnitId }) {
  const { t } = useTexts('procedures-desk');
  const { posts, may } = useDesk();
  const search = useSearch({ from: '/lam-viec/thu-phi' });
  const navigate = useNavigate({ from: '/lam-viec/thu-phi' });
  const today = dayOfInstant(serverNow().toISOString());
  const units = [...new Map(posts.map(({ unitId, unitName }) => [unitId, unitName])).entries()];
  const unitId = units.find(([id]) => id === search.unit)?.[0] ?? ownUnit;
  const filter = { unitId, from: search.from ?? today, to: search.to ?? today };
  const query = useInfiniteQuery(feeBookQuery(filter));
  const change = (next: { unit?: string; from?: string; to?: string }) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  return (
    <div className="desk-page desk-fee-book">
      <PageHead title={t('page.fee-book')} />
      <Filters>
        <PickField
          wide
          label={t('book.unit')}
          value={unitId}
          options={units.map(([value, label]) => ({ value, label }))}
          onChange={(unit) => change({ unit })}
        />
        <DayField
          needed
          label={t('dossiers.from')}
          value={filter.from}
          onChange={(from) => from !== '' && change({ from })}
        />
        <DayField needed label={t('dossiers.to')} value={filter.to} onChange={(to) => to !== '' && change({ to })} />
        {may('procedures.fee-book.export') && <ExportButtons endpoint={exportFeeBook} filter={filter} />}
      </Filters>
      {may('procedures.payment-difference.list') && <Differences unitId={unitId} />}
      <Sums sums={query.data?.pages[0]?.sums ?? []} />
      <PagedTable<FeeBookRow>
        query={query}
        empty={
          <Empty title={t('fee-book.empty.title')}>
            <p>{t('fee-book.empty.text')}</p>
          </Empty>
        }
      >
        {(rows, onNearEnd, waiting) => (
          <Rows rows={rows} hasMore={query.hasNextPage} waiting={waiting} onMore={onNearEnd} />
        )}
      </PagedTable>
    </div>
  );
}

function Sums({ sums }: { readonly sums: OutputOf<typeof listFeeBook>['sums'] }) {
  const { t, language } = useTexts('procedures-desk');
  if (sums.length === 0) return null;
  const head = ['fees.method', 'fee-book.receipts', 'fee-book.cancelled', 'fee-book.service-fee', 'fee-book.charge'];
  return (
    <Table caption={t('fee-book.sums')} head={[...head, 'fee-book.amount'].map((key) => t(key))}>
      {sums.map((sum) => (
        <tr key={sum.method}>
          <th scope="row">{t(`terms:payment-method.${sum.method}`)}</th>
          <td className="tabular">{sum.receipts}</td>
          <td className="tabular">{sum.cancelled}</td>
          <td className="tabular">{moneyText(sum.serviceFee, language)}</td>
          <td className="tabular">{moneyText(sum.charge, language)}</td>
          <td className="tabular">
            <b>{moneyText(sum.amount, language)}</b>
          </td>
        </tr>
      ))}
    </Table>
  );
}

interface RowsProps {
  readonly rows: readonly FeeBookRow[];
  readonly hasMore: boolean;
  readonly waiting: boolean;
  readonly onMore: () => void;
}

function Rows({ rows, hasMore, waiting, onMore }: RowsProps) {
  const { t, language } = useTexts('procedures-desk');
  const head = [
    'fee-book.receipts',
    'fee-book.paid-at',
    'column.code',
    'fees.payer',
    'fees.method',
    'fee-book.amount',
    'fee-book.taken-by',
    'fee-book.state',
  ];
  return (
    <>
      <Table caption={t('fee-book.list')} head={head.map((key) => t(key))}>
        {rows.map((row) => (
          <tr key={row.id} data-cancelled={row.cancelled !== null || undefined}>
            <td className="tabular">
              {row.receiptNumber === null ? (
                '–'
              ) : (
                <a
                  className="ds-link"
                  href={api.url(getFeeReceipt, { feePaymentId: row.id })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {row.receiptNumber}
                </a>
              )}
            </td>
            <td>
              <When row={row} />
            </td>
            <td className="tabular">
              <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: row.dossierId }} className="ds-link">
                {row.dossierCode}
              </Link>
            </td>
            <td>{row.payerName}</td>
            <td>{t(`terms:payment-method.${row.method}`)}</td>
            <td className="tabular">{moneyText(row.amount, language)}</td>
            <td>{row.takenBy}</td>
            <td>
              {row.cancelled !== null && t('fees.cancelled', { reason: row.cancelled.reason })}
              {row.refundOpen && t('fee-book.refund-open')}
            </td>
          </tr>
        ))}
      </Table>
      {hasMore && (
        <p>
          <Button variant="secondary" busy={waiting} onClick={onMore}>
            {t('notices.more')}
          </Button>
        </p>
      )}
    </>
  );
}

/** When it was recorded; of a transfer also its day, where that was another one. */
function When({ row: { issuedAt, paidAt } }: { readonly row: FeeBookRow }) {
  const { t } = useTexts('procedures-desk');
  const paidOn = dayOfInstant(paidAt);
  return (
    <>
      <TimeText at={issuedAt} short />
      {paidOn !== dayOfInstant(issuedAt) && (
        <small className="desk-quiet">
          {' '}
          {t('fees.paid-on')}: <DayText day={paidOn} />
        </small>
      )}
    </>
  );
}
