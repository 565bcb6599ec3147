import type { Dossier, Referral, TimeShare } from '@dongbo/contract/procedures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { Await, Failed } from '../../../ui/states.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { referralsQuery, takeBackMutation } from './queries.ts';
import { ReferralFiles, ReferralOutcomeView, ReferralState } from './referral-facts.tsx';

/** Everything that a dossier asked of others, with the answers and how long each agency has had it. */
export function ReferralsList({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const query = useQuery(referralsQuery(dossier.id, dossier.version));
  return (
    <section className="desk-block" aria-labelledby="referrals-title">
      <h2 id="referrals-title">{t('referrals.title')}</h2>
      <Await query={query}>
        {({ items, shares }) => (
          <>
            {items.map((referral) => (
              <Asked key={referral.id} referral={referral} />
            ))}
            <Shares shares={shares} />
          </>
        )}
      </Await>
    </section>
  );
}

function Asked({ referral }: { readonly referral: Referral }) {
  const { t } = useTexts('procedures-desk');
  const [isTakingBack, setTakingBack] = useState(false);
  return (
    <details open={referral.state === 'open' || referral.state === 'answered'}>
      <summary>
        <b>{t(`referral.kind.${referral.kind}`)}</b> · {referral.unit.name} · {referral.title}
      </summary>
      <ReferralState referral={referral} />
      {referral.content !== '' && referral.content !== referral.title && (
        <blockquote className="desk-result-text">{referral.content}</blockquote>
      )}
      <ReferralFiles referral={referral} files={referral.files} />
      <ReferralOutcomeView referral={referral} />
      {referral.mayWithdraw && !isTakingBack && (
        <Button variant="tertiary" onClick={() => setTakingBack(true)}>
          {t('referral.withdraw')}
        </Button>
      )}
      {isTakingBack && <TakeBack referral={referral} onDone={() => setTakingBack(false)} />}
    </details>
  );
}

function TakeBack({ referral, onDone }: { readonly referral: Referral; readonly onDone: () => void }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const [reason, setReason] = useState('');
  const act = useMutation(takeBackMutation(useQueryClient()));
  return (
    <DecisionForm
      verb={t('referral.withdraw')}
      danger
      busy={act.isPending}
      blocked={reason.trim() === ''}
      onSubmit={() => act.mutate({ referralId: referral.id, reason }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      {act.error !== null && <Failed error={act.error} />}
      <TextAreaField
        id={`${id}-reason`}
        label={t('referral.withdraw.reason')}
        required
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </DecisionForm>
  );
}

function Shares({ shares }: { readonly shares: readonly z.infer<typeof TimeShare>[] }) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  return (
    <>
      <h3>{t('referrals.shares')}</h3>
      <ul>
        {shares.map(({ unit, minutes, referrals }) => (
          <li key={`${unit.id} ${referrals}`}>
            {unit.name}
            {referrals === 0 && ` (${t('referrals.share.settles')})`}:{' '}
            <b className="tabular">
              {t('referrals.share.hours', { hours: format.number(Math.round(minutes / 6) / 10) })}
            </b>
          </li>
        ))}
      </ul>
    </>
  );
}
