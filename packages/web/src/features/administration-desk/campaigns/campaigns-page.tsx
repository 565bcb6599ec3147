import type { UnitId } from '@dongbo/contract';
import { campaignPurpose } from '@dongbo/contract/administration';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { upload } from '../../../lib/upload.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { Field, TextField } from '../../../ui/field.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { getCampaignTemplate, startCampaign } from '../endpoints.ts';
import { OfficialOnly } from '../people/official-only.tsx';
import { UnitField } from '../people/unit-field.tsx';
import { campaignsQuery } from './queries.ts';

/** Campaigns of authorisation: a workbook for a unit out, the filled-in one in, and what became of each. */
export function CampaignsPage() {
  const { t } = useTexts('administration-desk');
  const { session, may } = useDesk();
  const query = useInfiniteQuery(campaignsQuery);
  return (
    <div className="desk-page desk-page--scroll">
      <PageHead title={t('page.campaigns')} />
      <OfficialOnly />
      {session.space === 'official' && may('administration.campaign.start') && <NewCampaign />}
      <h2>{t('campaigns.before')}</h2>
      <PagedTable query={query} empty={<Empty title={t('campaigns.empty')} />}>
        {(rows) => (
          <ul className="desk-list">
            {rows.map(({ id, unit, fileName, state, uploadedAt, uploadedBy, counts }) => (
              <li key={id}>
                <Link to="/lam-viec/dot-phan-quyen/$campaignId" params={{ campaignId: id }}>
                  {unit.name}
                </Link>{' '}
                · {t(`terms:campaign-state.${state}`)} · {t('campaigns.figures', { ...counts })}
                {state === 'done' && counts.activated + counts.waiting > 0 && (
                  <div>
                    {t('campaigns.progress', {
                      activated: counts.activated,
                      all: counts.activated + counts.waiting,
                    })}
                  </div>
                )}
                <div className="desk-quiet">
                  {fileName} · {uploadedBy.name} · <TimeText at={uploadedAt} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </PagedTable>
    </div>
  );
}

interface Order {
  readonly unitId: UnitId | '';
  readonly file: File | null;
  readonly inviteBy: 'email' | 'letter';
  readonly reason: string;
}

const empty: Order = { unitId: '', file: null, inviteBy: 'email', reason: '' };

const lacksReason = ({ reason }: Order): boolean => reason.trim().length < 3;

async function send({ unitId, file, inviteBy, reason }: Order) {
  if (unitId === '' || file === null) throw new Error('Not filled in');
  const { id: fileId } = await upload(file, () => undefined, new AbortController().signal, campaignPurpose);
  return await api.call(startCampaign, { unitId, fileId, inviteBy, reason: reason.trim() });
}

function NewCampaign() {
  const { t } = useTexts('administration-desk');
  const navigate = useNavigate();
  const [order, setOrder] = useState(empty);
  const [asked, setAsked] = useState(false);
  const start = useMutation({
    mutationFn: send,
    onSuccess: ({ id }) => navigate({ to: '/lam-viec/dot-phan-quyen/$campaignId', params: { campaignId: id } }),
  });
  return (
    <form
      className="desk-action-form"
      aria-label={t('campaigns.new')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        const isWhole = order.unitId !== '' && order.file !== null && !lacksReason(order);
        if (isWhole && !start.isPending) start.mutate(order);
      }}
    >
      <h2>{t('campaigns.new')}</h2>
      {start.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, start.error)}</p>
        </Alert>
      )}
      <OrderFields order={order} asked={asked} onChange={setOrder} />
      <p className="desk-actions">
        <Button type="submit" busy={start.isPending}>
          {t('campaigns.start')}
        </Button>
      </p>
    </form>
  );
}

interface OrderFieldsProps {
  readonly order: Order;
  readonly asked: boolean;
  readonly onChange: (order: Order) => void;
}

function OrderFields({ order, asked, onChange }: OrderFieldsProps) {
  const { t } = useTexts('administration-desk');
  const { unitId, file, inviteBy, reason } = order;
  return (
    <>
      <UnitField
        value={unitId}
        onChange={(chosen) => onChange({ ...order, unitId: chosen })}
        missing={asked && unitId === ''}
      />
      {unitId !== '' && (
        <p>
          <a href={api.url(getCampaignTemplate, { unitId })} download>
            {t('campaigns.template')}
          </a>
        </p>
      )}
      <Field
        id="campaign-file"
        label={t('campaigns.file')}
        hint={t('campaigns.file.hint')}
        error={asked && file === null ? t('new.missing') : undefined}
      >
        <input
          id="campaign-file"
          className="ds-input"
          type="file"
          accept=".xlsx"
          onChange={(event) => onChange({ ...order, file: event.target.files?.[0] ?? null })}
        />
      </Field>
      <ChoiceGroup
        id="campaign-invite"
        label={t('campaigns.invite')}
        options={[
          { value: 'email', label: t('campaigns.invite.email'), hint: t('campaigns.invite.email.hint') },
          { value: 'letter', label: t('campaigns.invite.letter') },
        ]}
        value={inviteBy}
        onChange={(value) => onChange({ ...order, inviteBy: value === 'letter' ? 'letter' : 'email' })}
      />
      <TextField
        id="campaign-reason"
        label={t('act.reason')}
        hint={t('act.reason.hint')}
        error={asked && lacksReason(order) ? t('act.reason.missing') : undefined}
        maxLength={500}
        autoComplete="off"
        value={reason}
        onChange={(event) => onChange({ ...order, reason: event.target.value })}
      />
    </>
  );
}
