import { campaignColumns } from '@dongbo/contract/administration';
import type { CampaignId, CampaignRow, RowOutcome } from '@dongbo/contract/administration';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Await } from '../../../ui/states.tsx';
import { rowsQuery } from './queries.ts';

interface CampaignRowsProps {
  readonly campaignId: CampaignId;
  readonly outcome: RowOutcome;
}

/** Rows of one outcome with what is wrong beside each cell, or with what would change. */
export function CampaignRows({ campaignId, outcome }: CampaignRowsProps) {
  const { t } = useTexts('administration-desk');
  const [pages, setPages] = useState<readonly number[]>([0]);
  const after = pages.at(-1) ?? 0;
  const query = useQuery(rowsQuery(campaignId, outcome, after));
  return (
    <Await query={query}>
      {({ items, next }) => (
        <>
          {items.length === 0 && <p className="desk-quiet">{t('campaign.rows.none')}</p>}
          <ol className="desk-list">
            {items.map((row) => (
              <li key={row.number}>
                <OneRow row={row} />
              </li>
            ))}
          </ol>
          <p className="desk-actions">
            {pages.length > 1 && (
              <Button variant="secondary" onClick={() => setPages(pages.slice(0, -1))}>
                {t('campaign.rows.before')}
              </Button>
            )}
            {next !== null && (
              <Button variant="secondary" onClick={() => setPages([...pages, next])}>
                {t('campaign.rows.more')}
              </Button>
            )}
          </p>
        </>
      )}
    </Await>
  );
}

function OneRow({ row }: { readonly row: CampaignRow }) {
  const { t } = useTexts('administration-desk');
  const { number, cells, problems, changes, done, failure } = row;
  const wrong = new Map(problems.map((problem) => [problem.column, problem]));
  return (
    <>
      <strong>{t('campaign.row', { number })}</strong> {cells.name ?? ''} · {cells.identityNumber ?? ''} ·{' '}
      {cells.role ?? ''}
      {done && ` · ${t('campaign.row.done')}`}
      {failure !== null && (
        <p className="ds-validation-message">{t(`terms:row-problem.${failure}`, { defaultValue: failure })}</p>
      )}
      {changes.length > 0 && (
        <ul>
          {changes.map(({ what, before, after }) => (
            <li key={`${what} ${after}`}>
              {t(`terms:row-change.${what}`)}: {before !== null && `${before} → `}
              {after}
              {what === 'other-name' && (
                <span className="ds-validation-message"> {t('campaign.other-name', { name: before ?? '' })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {wrong.size > 0 && (
        <ul>
          {campaignColumns.map((column) => {
            const problem = wrong.get(column);
            if (problem === undefined) return null;
            return (
              <li key={column}>
                {t(`terms:campaign-column.${column}`)}: <q>{cells[column] ?? ''}</q>{' '}
                <span className="ds-validation-message">{t(`terms:row-problem.${problem.code}`, problem.facts)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
