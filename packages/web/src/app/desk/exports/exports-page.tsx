import type { ExportRow } from '@dongbo/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useJobNews } from '../../../lib/stream/use-stream.ts';
import { fileSize } from '../../../lib/file-size.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { isUnfinished, saveExport } from '../../../ui/desk/use-export.ts';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Empty, Failed } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { exportsQuery } from '../queries.ts';

/** Lists that one has asked for as files: how far they are, and the files while they are kept. */
export function ExportsPage() {
  const { t } = useTexts();
  const client = useQueryClient();
  const query = useInfiniteQuery(exportsQuery);
  useJobNews(() => void client.invalidateQueries({ queryKey: exportsQuery.queryKey }));
  return (
    <div className="desk-page desk-fee-book">
      <PageHead title={t('page.exports')}>
        <p className="desk-quiet">{t('exports.about')}</p>
      </PageHead>
      <PagedList
        query={query}
        more={t('notices.more')}
        empty={
          <Empty title={t('exports.empty.title')}>
            <p>{t('exports.empty.text')}</p>
          </Empty>
        }
      >
        {(items) => (
          <Table
            caption={t('page.exports')}
            hideCaption
            head={['title', 'asked', 'state', 'rows', 'size', 'until', 'file'].map((key) => t(`exports.${key}`))}
          >
            {items.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Table>
        )}
      </PagedList>
    </div>
  );
}

function Row({ row }: { readonly row: ExportRow }) {
  const { t, language } = useTexts();
  const format = useFormat();
  const { title, state, rows, size, askedAt, expiresAt, mostRows } = row;
  return (
    <tr>
      <th scope="row">
        {title} <small className="desk-quiet">{row.format.toUpperCase()}</small>
      </th>
      <td>
        <TimeText at={askedAt} short />
      </td>
      <td>
        {t(`exports.state.${state}`, { limit: mostRows === null ? '' : format.number(mostRows) })}{' '}
        {isUnfinished(row) && <progress value={row.share} max={1} aria-label={t('exports.progress')} />}
      </td>
      <td className="tabular">{rows === null ? '–' : format.number(rows)}</td>
      <td className="tabular">{size === null ? '–' : fileSize(size, language)}</td>
      <td>
        <TimeText at={expiresAt} short />
      </td>
      <td>{state === 'ready' && <Fetch row={row} />}</td>
    </tr>
  );
}

function Fetch({ row }: { readonly row: ExportRow }) {
  const { t } = useTexts();
  const file = useMutation({ mutationFn: saveExport });
  return (
    <>
      <Button
        variant="secondary"
        busy={file.isPending}
        onClick={() => file.mutate(row)}
        aria-label={t('exports.fetch-named', { title: row.title })}
      >
        {t('exports.fetch')}
      </Button>
      {file.error !== null && <Failed error={file.error} />}
    </>
  );
}
