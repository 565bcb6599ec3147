import type { Apology, Dossier } from '@dongbo/contract/procedures';
import { dayInWords } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { LetterLink } from './letter-link.tsx';

interface ApologyNoticeProps {
  readonly dossier: Dossier;
  readonly apology: Apology;
}

/** How far the apology for being late is: the due date by law, the new day, why and by which unit. */
export function ApologyNotice({ dossier, apology }: ApologyNoticeProps) {
  const { t, language } = useTexts('procedures-desk');
  const { state, dueAt, promisedOn, cause, explanation, unitName, by, remark } = apology;
  // What is late already is not told to be written before.
  const isMissed = state === 'drafted' && dossier.clock?.dueState === 'overdue';
  return (
    <Alert tone={state === 'sent' ? 'info' : 'warning'}>
      <p>
        <b>{t(`apology.title.${isMissed ? 'missed' : state}`)}</b>
      </p>
      <p>
        {t('apology.due')}: <TimeText at={dueAt} />
        {promisedOn !== null && (
          <>
            {' '}
            · {t('apology.promised')}: <b>{dayInWords(promisedOn, language)}</b>
          </>
        )}
      </p>
      {cause !== null && (
        <p>
          {cause} · {unitName}
          {by !== null && ` · ${by}`}
        </p>
      )}
      {explanation !== null && <blockquote className="desk-result-text">{explanation}</blockquote>}
      {remark !== null && (
        <p>
          {t('apology.remark')}: {remark}
        </p>
      )}
      {state === 'sent' && <LetterLink dossier={dossier} form="apology" text="apology.letter" />}
      {state === 'written' && <LetterLink dossier={dossier} form="apology" text="letter.to-sign" />}
    </Alert>
  );
}
