import { publishedCases, type Procedure } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { FeeText } from '../parts/fee-text.tsx';

/** One procedure in the panel: the warnings first, then what an officer looks up. */
export function ProcedureView({ procedure, onClose }: { readonly procedure: Procedure; readonly onClose: () => void }) {
  const { t } = useTexts('procedures-desk');
  const { may } = useDesk();
  useShortcuts({ Escape: onClose });
  const limitRead = procedure.readLimit;
  return (
    <aside className="desk-panel" aria-label={t('panel.beside')}>
      <header className="desk-panel__head">
        {may('procedures.dossier.take-in') && procedure.settledBy !== null && (
          <Link to="/lam-viec/quay" search={{ procedure: procedure.code }} className="ds-button" data-variant="primary">
            {t('catalogue.take-in')}
          </Link>
        )}
        <a className="ds-link" href={`${spacePrefix}/thu-tuc/${encodeURIComponent(procedure.code)}`}>
          {t('catalogue.public-page')}
        </a>
        <Button variant="tertiary" onClick={onClose}>
          {t('close')}
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div className="desk-panel__body" role="region" aria-label={procedure.name} tabIndex={0}>
        <h2 className="desk-panel__code">{procedure.shortName?.vi ?? procedure.name}</h2>
        {procedure.shortName !== null && <p>{procedure.name}</p>}
        <p className="desk-quiet">
          <span className="tabular">{procedure.code}</span> · {procedure.field} · {procedure.ministry}
        </p>
        <Warnings procedure={procedure} />
        <Channels procedure={procedure} />
        {limitRead !== null && (
          <p>
            {t('catalogue.limit-read')}{' '}
            <b>{t(`terms:time-limit.${limitRead.limit.unit}`, { count: limitRead.limit.value })}</b>{' '}
            <q className="desk-quiet">{limitRead.sentence}</q>
          </p>
        )}
        <Papers procedure={procedure} />
        <Part title={t('catalogue.steps')}>
          {procedure.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </Part>
        <Part title={t('catalogue.results')}>
          {procedure.results.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </Part>
        <WhoAndLaw procedure={procedure} />
      </div>
    </aside>
  );
}

/** Who may file, who decides, and by which documents. */
function WhoAndLaw({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTexts('procedures-desk');
  return (
    <>
      <Part title={t('catalogue.subjects')}>
        {procedure.subjects.map((subject) => (
          <li key={subject}>{subject}</li>
        ))}
      </Part>
      <Part title={t('catalogue.authority')}>
        {[...new Set([procedure.competentAuthority, ...procedure.executingAgencies])]
          .filter((agency) => agency !== null)
          .map((agency) => (
            <li key={agency}>{agency}</li>
          ))}
      </Part>
      <Part title={t('catalogue.decision')}>
        {procedure.decision === null ? [] : [<li key="decision">{procedure.decision}</li>]}
      </Part>
      <Part title={t('catalogue.legal-basis')}>
        {procedure.legalBasis.map(({ number, title }) => (
          <li key={`${number} ${title}`}>{[number, title].filter(Boolean).join(' · ')}</li>
        ))}
      </Part>
    </>
  );
}

function Channels({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTexts('procedures-desk');
  return (
    <Part title={t('catalogue.channels')}>
      {publishedCases(procedure.channels).map(({ channels, when, limit, fees }) => (
        <li key={`${channels.join(' ')} ${when} ${limit.unit} ${limit.value}`}>
          {channels.map((channel) => t(`terms:channel.${channel}`)).join(', ')}:{' '}
          {t(`terms:time-limit.${limit.unit}`, { count: limit.value })}
          {when !== null && <div className="desk-quiet">{when}</div>}
          {fees.map((fee) => (
            <div key={`${fee.amount} ${fee.note}`}>
              <FeeText fee={fee} withNote />
            </div>
          ))}
        </li>
      ))}
    </Part>
  );
}

/** Papers under the headings of their cases. */
function Papers({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTexts('procedures-desk');
  const groups = procedure.componentGroups
    .map((group) => ({ title: group.case, papers: group.items.filter(({ isNote }) => !isNote) }))
    .filter(({ papers }) => papers.length > 0);
  return (
    <Part title={t('catalogue.papers')}>
      {groups.map(({ title, papers }) => (
        <li key={papers[0]?.id}>
          {title !== null && <b>{title}</b>}
          <ul>
            {papers.map(({ id, name, originals, copies }) => (
              <li key={id}>
                {name} <small className="desk-quiet">{t('papers.asked', { originals, copies })}</small>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="desk-block" aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Warnings({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTexts('procedures-desk');
  if (procedure.warnings.length === 0) return <p className="desk-quiet">{t('catalogue.no-warnings')}</p>;
  return (
    <ul className="desk-warnings" aria-label={t('column.warnings')}>
      {procedure.warnings.map(({ code, facts }) => (
        <li key={`${code} ${Object.values(facts).join(' ')}`} className="desk-warning">
          {t(`catalogue:warning.${code}`, {
            ...facts,
            channel: facts['channel'] === undefined ? '' : t(`terms:channel.${facts['channel']}`),
          })}
        </li>
      ))}
    </ul>
  );
}
