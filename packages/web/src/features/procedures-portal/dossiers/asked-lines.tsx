import { Link } from 'wouter';
import type { MyDossier } from '@dongbo/contract/procedures';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { useToday } from '../../../lib/today.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { Left } from './due-line.tsx';
import { WhomToCall } from './visits/whom-to-call.tsx';

interface DossierProps {
  readonly dossier: MyDossier;
}

/** What is asked for and until when, with the way to answer; what was answered in words is told back, with what can still be done. */
export function AskedLine({ dossier: { id, next, supplement } }: DossierProps) {
  const { t } = useTexts('procedures-portal');
  if (supplement?.state !== 'asked') return null;
  const isExplained = next === 'explained';
  const until = (
    <strong>
      <TimeText at={supplement.answerBy} />
    </strong>
  );
  return (
    <>
      {isExplained && <Answers items={supplement.items} />}
      <span className="block">
        {t(isExplained ? 'answer.until' : 'asked.until')} {until}
      </span>
      <Link
        href={`/cua-toi/ho-so/${id}/bo-sung`}
        className="ds-button"
        data-variant={isExplained ? 'secondary' : 'primary'}
      >
        {t('asked.go')}
      </Link>
    </>
  );
}

type Items = NonNullable<MyDossier['supplement']>['items'];

/** What was said instead of handing it in, thing by thing, and when it arrived. */
function Answers({ items }: { readonly items: Items }) {
  const { t } = useTexts('procedures-portal');
  return (
    <>
      <strong className="block">{t('answer.title')}</strong>
      <ul>
        {items
          .filter(({ isBrought }) => !isBrought)
          .map(({ id, name, remark, at }) => (
            <li key={id}>
              <span lang="vi">
                {name}: “{remark}”
              </span>
              {at !== null && (
                <span className="quiet">
                  {' '}
                  · {t('answer.at')} <TimeText at={at} />
                </span>
              )}
            </li>
          ))}
      </ul>
    </>
  );
}

/** The visits at which the owner is asked to be, until the end of their day. Pure. */
export const askedVisits = ({ siteChecks }: Pick<MyDossier, 'siteChecks'>, today: string): MyDossier['siteChecks'] =>
  siteChecks.filter(({ isPlanned, asksOwner, at }) => isPlanned && asksOwner && dayOfInstant(at) >= today);

/** Where the owner is asked to be, when, and whom to call. */
export function VisitLine({ dossier }: DossierProps) {
  const { t } = useTexts('procedures-portal');
  return askedVisits(dossier, useToday()).map((check) => (
    <span className="block" key={check.id}>
      {t('visit.asked')}{' '}
      <strong>
        <TimeText at={check.at} />
      </strong>{' '}
      <Left dueAt={check.at} />, {t('visit.at')} <strong lang="vi">{check.place}</strong>. {t('visit.call')}{' '}
      <WhomToCall check={check} />.
    </span>
  ));
}
