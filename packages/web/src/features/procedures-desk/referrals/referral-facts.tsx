import type { FileRef } from '@dongbo/contract';
import type { Referral } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Tag } from '../../../ui/alert.tsx';
import type { Tone } from '../../../ui/alert.tsx';
import { When } from '../../../ui/desk/when.tsx';
import { getReferralFile } from './endpoints.ts';

interface FactsProps {
  readonly referral: Referral;
}

/** Colours of states. */
const toneOf: Readonly<Record<Referral['state'], Tone | 'neutral'>> = {
  waiting: 'neutral',
  open: 'info',
  answered: 'success',
  withdrawn: 'neutral',
};

/** Where the referral stands, until when it is waited for, and with whom it is. */
export function ReferralState({ referral }: FactsProps) {
  const { t } = useTexts('procedures-desk');
  const { state, dueAt, silentSince, sequence, isNeeded, assignee } = referral;
  return (
    <p>
      <Tag tone={state === 'open' && silentSince !== null ? 'danger' : toneOf[state]}>
        {t(state === 'open' && silentSince !== null ? 'referral.silent' : `referral.state.${state}`)}
      </Tag>{' '}
      <span className="desk-quiet">
        {dueAt !== null && (
          <>
            {t('referral.due')} <When at={dueAt} />
          </>
        )}
        {sequence !== null && ` · ${t('referral.sequence', { n: sequence })}`}
        {isNeeded && ` · ${t('referral.needed')}`}
        {assignee !== null && ` · ${t('referral.assignee', { name: assignee.name })}`}
      </span>
    </p>
  );
}

/** What came back, or why it was taken back. */
export function ReferralOutcomeView({ referral }: FactsProps) {
  const { t } = useTexts('procedures-desk');
  const { answer, withdrawal } = referral;
  if (withdrawal !== null)
    return withdrawal.reason === '' ? null : <blockquote className="desk-result-text">{withdrawal.reason}</blockquote>;
  if (answer === null) return null;
  return (
    <>
      <p>
        <b>{t(`referral.outcome.${answer.outcome}`)}</b> · {answer.by} · <When at={answer.at} />
        {answer.isLate && ` · ${t('referral.late')}`}
      </p>
      <blockquote className="desk-result-text">{answer.text}</blockquote>
      <ReferralFiles referral={referral} files={answer.files} />
    </>
  );
}

/** Files that may be opened with it. */
export function ReferralFiles({ referral, files }: FactsProps & { readonly files: readonly FileRef[] }) {
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a
            className="ds-link"
            href={api.url(getReferralFile, { referralId: referral.id, fileId: file.id })}
            target="_blank"
            rel="noreferrer"
          >
            {file.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
