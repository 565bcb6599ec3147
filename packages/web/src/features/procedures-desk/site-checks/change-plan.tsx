import type { SiteCheckPage } from '@dongbo/contract/procedures';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { BehindDue } from './behind-due.tsx';
import { cancelSiteCheck, postponeSiteCheck } from './endpoints.ts';
import { MomentField, instantOf } from './moment-field.tsx';
import { useCheckAct } from './queries.ts';

type Change = 'postpone' | 'cancel';

/** A plan that is not kept: another time, or not at all; both with the reason, which owner and members are told. */
export function ChangePlan({ check }: { readonly check: SiteCheckPage }) {
  const { t } = useTexts('procedures-desk');
  const [chosen, setChosen] = useState<Change | null>(null);
  return (
    <section className="desk-block">
      <p className="desk-actions">
        {(['postpone', 'cancel'] as const).map((one) => (
          <Button
            key={one}
            variant="tertiary"
            aria-expanded={chosen === one}
            onClick={() => setChosen(chosen === one ? null : one)}
          >
            {t(`site.${one}`)}
          </Button>
        ))}
      </p>
      {chosen !== null && <ChangeForm key={chosen} check={check} change={chosen} onDone={() => setChosen(null)} />}
    </section>
  );
}

interface ChangeFormProps {
  readonly check: SiteCheckPage;
  readonly change: Change;
  readonly onDone: () => void;
}

function ChangeForm({ check, change, onDone }: ChangeFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const [moment, setMoment] = useState({ day: '', time: '' });
  const [reason, setReason] = useState('');
  const postpone = useCheckAct(postponeSiteCheck, t('site.changed'), onDone);
  const cancel = useCheckAct(cancelSiteCheck, t('site.changed'), onDone);
  const act = change === 'postpone' ? postpone : cancel;
  const plannedAt = instantOf(moment);
  const at = { siteCheckId: check.id, version: check.version, reason };
  const isBlocked = reason.trim() === '' || (change === 'postpone' && plannedAt === null);
  return (
    <DecisionForm
      verb={t(`site.${change}`)}
      danger={change === 'cancel'}
      busy={act.isPending}
      blocked={isBlocked}
      onSubmit={() =>
        change === 'postpone' ? postpone.mutate({ ...at, plannedAt: plannedAt ?? '' }) : cancel.mutate(at)
      }
      onCancel={onDone}
    >
      {act.error !== null && <Failed error={act.error} />}
      {change === 'postpone' && <MomentField label={t('site.planned')} value={moment} onChange={setMoment} />}
      {change === 'postpone' && <BehindDue plannedAt={plannedAt} dueAt={check.dueAt} />}
      <TextField
        id={`${id}-reason`}
        label={t('site.change.reason')}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </DecisionForm>
  );
}
