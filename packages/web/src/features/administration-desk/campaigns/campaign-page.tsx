import { rowOutcomes } from '@dongbo/contract/administration';
import type { Campaign, CampaignId, RowOutcome } from '@dongbo/contract/administration';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../../lib/api.ts';
import { useSubjectNews } from '../../../lib/stream/use-stream.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { Await } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { decideCampaign, printCampaignLetters } from '../endpoints.ts';
import { ReasonDialog } from '../people/reason-dialog.tsx';
import { campaignQuery } from './queries.ts';
import { CampaignRows } from './campaign-rows.tsx';

/** One campaign: where it stands, what it would change or has changed, and what is left to do. */
export function CampaignPage() {
  const { campaignId } = useParams({ from: '/lam-viec/dot-phan-quyen/$campaignId' });
  const query = useQuery(campaignQuery(campaignId as CampaignId));
  const client = useQueryClient();
  useSubjectNews(campaignId, () => {
    void query.refetch();
    void client.invalidateQueries({ queryKey: ['campaign-rows', campaignId] });
  });
  return (
    <div className="desk-page desk-page--scroll">
      <Await query={query} page>
        {(campaign) => <OneCampaign campaign={campaign} />}
      </Await>
    </div>
  );
}

function OneCampaign({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTexts('administration-desk');
  const { unit, fileName, state, problem, reason, uploadedBy, uploadedAt, decidedBy, decidedAt, decisionReason } =
    campaign;
  return (
    <>
      <PageHead
        title={t('campaign.title', { unit: unit.name })}
        parent={{ link: deskLink({ to: '/lam-viec/dot-phan-quyen' }), label: t('page.campaigns') }}
      />
      {problem !== null && (
        <Alert tone="danger" title={t('campaign.unreadable')}>
          <p>{t(`terms:file-problem.${problem.code}`, problem.facts)}</p>
        </Alert>
      )}
      {state === 'checked' && campaign.isOwn && (
        <Alert tone="info">
          <p>{t('campaign.own')}</p>
        </Alert>
      )}
      {state === 'checked' && campaign.counts.otherNames > 0 && (
        <Alert tone="warning">
          <p>{t('campaign.other-names', { otherNames: campaign.counts.otherNames })}</p>
        </Alert>
      )}
      <dl className="desk-facts">
        <Fact name={t('people.state')}>{t(`terms:campaign-state.${state}`)}</Fact>
        <Fact name={t('campaigns.file')}>{fileName}</Fact>
        <Fact name={t('campaign.uploaded')}>
          {uploadedBy.name}, <TimeText at={uploadedAt} /> · {reason}
        </Fact>
        {decidedBy !== null && decidedAt !== null && (
          <Fact name={t('campaign.decided')}>
            {decidedBy.name}, <TimeText at={decidedAt} /> · {decisionReason}
          </Fact>
        )}
        <Fact name={t('campaign.done')}>{t('campaign.done.figures', { ...campaign.counts })}</Fact>
      </dl>
      <Acts campaign={campaign} />
      <Outcomes campaign={campaign} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Acts({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTexts('administration-desk');
  const { session, may } = useDesk();
  const client = useQueryClient();
  const [act, setAct] = useState<'approve' | 'refuse' | null>(null);
  if (session.space !== 'official') return null;
  const { id, version, state, isOwn, counts } = campaign;
  const mayDecide = may('administration.campaign.decide');
  const refuseName = t(isOwn ? 'campaign.withdraw' : 'campaign.refuse');
  const done = async () => {
    setAct(null);
    announce(t('campaign.decided.done'));
    await client.invalidateQueries({ queryKey: ['campaign', id] });
    await client.invalidateQueries({ queryKey: ['campaigns'] });
  };
  return (
    <>
      <p className="desk-actions">
        {mayDecide && state === 'checked' && !isOwn && counts.new + counts.changed > 0 && (
          <Button onClick={() => setAct('approve')}>{t('campaign.approve')}</Button>
        )}
        {mayDecide && (state === 'checked' || state === 'unreadable') && (
          <Button variant="secondary" danger onClick={() => setAct('refuse')}>
            {refuseName}
          </Button>
        )}
        {may('administration.campaign.letters') && counts.waiting > 0 && (
          <a className="ds-button" data-variant="secondary" href={api.url(printCampaignLetters, { campaignId: id })}>
            {t('campaign.letters', { n: counts.waiting })}
          </a>
        )}
      </p>
      {act !== null && (
        <ReasonDialog
          title={act === 'approve' ? t('campaign.approve') : refuseName}
          text={act === 'approve' ? t('campaign.approve.text', { ...counts }) : t('campaign.refuse.text')}
          danger={act === 'refuse'}
          send={(reason) => api.call(decideCampaign, { campaignId: id, version, approve: act === 'approve', reason })}
          onClose={() => setAct(null)}
          onDone={() => void done()}
        />
      )}
    </>
  );
}

function Outcomes({ campaign: { id, counts } }: { readonly campaign: Campaign }) {
  const { t } = useTexts('administration-desk');
  const first = counts.refused > 0 ? 'refused' : (rowOutcomes.find((one) => counts[one] > 0) ?? 'new');
  const [chosen, setChosen] = useState<RowOutcome | null>(null);
  if (counts.rows === 0) return null;
  const shown = chosen ?? first;
  return (
    <>
      <p className="desk-actions" role="group" aria-label={t('campaign.rows')}>
        {rowOutcomes.map((one) => (
          <Button
            key={one}
            variant={one === shown ? 'primary' : 'secondary'}
            aria-pressed={one === shown}
            onClick={() => setChosen(one)}
          >
            {t(`terms:row-outcome.${one}`)} ({counts[one]})
          </Button>
        ))}
      </p>
      <CampaignRows key={shown} campaignId={id} outcome={shown} />
    </>
  );
}
