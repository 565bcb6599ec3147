import { formatPhone } from '@dongbo/contract';
import type { FileRef } from '@dongbo/contract';
import type { SiteCheck } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Tag } from '../../../ui/alert.tsx';
import type { Tone } from '../../../ui/alert.tsx';
import { When } from '../../../ui/desk/when.tsx';
import { getSiteCheckFile, printSiteMinutes } from './endpoints.ts';

interface FactsProps {
  readonly check: SiteCheck;
}

const toneOf: Readonly<Record<SiteCheck['state'], Tone | 'neutral'>> = {
  planned: 'info',
  recorded: 'warning',
  closed: 'success',
  cancelled: 'neutral',
};

/** Where a verification stands, when and where it is, and what became of its plan. */
export function SiteCheckFacts({ check }: FactsProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <>
      <p>
        <Tag tone={check.isLate ? 'danger' : toneOf[check.state]}>
          {t(check.isLate ? 'site.late' : `site.state.${check.state}`)}
        </Tag>
      </p>
      <dl className="desk-facts">
        <div>
          <dt>{t('site.planned')}</dt>
          <dd>
            <When at={check.plannedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('site.place')}</dt>
          <dd>{check.place}</dd>
        </div>
        <div>
          <dt>{t('site.subject')}</dt>
          <dd>{check.subject}</dd>
        </div>
        {check.guidePhone !== null && (
          <div>
            <dt>{t('site.phone')}</dt>
            <dd>{formatPhone(check.guidePhone)}</dd>
          </div>
        )}
        <div>
          <dt>{t('site.members')}</dt>
          <dd>
            <Members check={check} />
          </dd>
        </div>
      </dl>
      {check.postponements.map(({ from, to, reason, by }) => (
        <p className="desk-quiet" key={`${from} ${to}`}>
          {t('site.postponed')} <When at={from} /> → <When at={to} /> · {reason} · {by}
        </p>
      ))}
      {check.cancellation !== null && check.cancellation !== '' && (
        <p className="desk-quiet">{t('site.cancelled-why', { reason: check.cancellation })}</p>
      )}
      {check.correctionReason !== null && (
        <p className="desk-warning">{t('site.corrects', { reason: check.correctionReason })}</p>
      )}
      {check.correctedBy !== null && <p className="desk-warning">{t('site.corrected')}</p>}
    </>
  );
}

/** Who goes along, was there, and signed. */
function Members({ check }: FactsProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <ul className="desk-links">
      {check.members.map(({ key, name, body, present, signedAt, personId }) => (
        <li key={key}>
          {name} <span className="desk-quiet">({body})</span>
          {present !== null && ` · ${t(present ? 'site.present' : 'site.absent')}`}
          {signedAt !== null && (
            <>
              {' '}
              · {t('site.signed')} <When at={signedAt} />
            </>
          )}
          {present === true && signedAt === null && personId !== null && ` · ${t('site.not-signed')}`}
        </li>
      ))}
    </ul>
  );
}

/** What was found, with photographs, minutes and what was signed on paper. */
export function SiteRecordView({ check }: FactsProps) {
  const { t } = useTexts('procedures-desk');
  const { record, paper, number } = check;
  if (record === null) return null;
  return (
    <>
      <dl className="desk-facts">
        <div>
          <dt>{t('site.was')}</dt>
          <dd>
            <When at={record.startedAt} /> – <When at={record.endedAt} />
          </dd>
        </div>
        {record.place !== check.place && (
          <div>
            <dt>{t('site.place')}</dt>
            <dd>{record.place}</dd>
          </div>
        )}
        <div>
          <dt>{t('site.findings')}</dt>
          <dd className="desk-result-text">{record.findings}</dd>
        </div>
        <div>
          <dt>{t('site.outcome')}</dt>
          <dd>
            <b>{t(`site.outcome.${record.outcome}`)}</b>
          </dd>
        </div>
        <div>
          <dt>{t('site.objections')}</dt>
          <dd>
            {t(record.ownerPresent ? 'site.owner-there' : 'site.owner-away')}
            {record.objections !== '' && `: ${record.objections}`}
          </dd>
        </div>
      </dl>
      <CheckFiles check={check} files={record.files} />
      {paper !== null && (
        <p>
          {t(`site.paper.${paper.owner}`)}
          {paper.reason !== '' && `: ${paper.reason}`}
        </p>
      )}
      {paper !== null && <CheckFiles check={check} files={paper.files} />}
      <p>
        <a
          className="ds-link"
          href={api.url(printSiteMinutes, { siteCheckId: check.id })}
          target="_blank"
          rel="noreferrer"
        >
          {t('site.minutes', { number: number ?? '' })}
        </a>
      </p>
    </>
  );
}

/** Photographs as pictures, other papers by name; each opens whole. */
function CheckFiles({ check, files }: FactsProps & { readonly files: readonly FileRef[] }) {
  const { t } = useTexts('procedures-desk');
  if (files.length === 0) return null;
  return (
    <ul className="desk-photos">
      {files.map((file) => {
        const href = api.url(getSiteCheckFile, { siteCheckId: check.id, fileId: file.id });
        return (
          <li key={file.id}>
            <a className="ds-link" href={href} target="_blank" rel="noreferrer">
              {file.type.startsWith('image/') ? (
                <img src={href} alt={t('site.photo', { name: file.name })} loading="lazy" />
              ) : (
                file.name
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
