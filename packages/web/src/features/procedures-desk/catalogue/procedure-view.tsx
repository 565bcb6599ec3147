import type { Procedure } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';

/** One procedure in the panel: the warnings first, then what an officer looks up. */
export function ProcedureView({ procedure, onClose }: { readonly procedure: Procedure; readonly onClose: () => void }) {
  const { t } = useTexts('procedures-desk');
  const { may } = useDesk();
  useShortcuts({ Escape: onClose });
  const papers = procedure.componentGroups.flatMap((group) => group.items.filter(({ isNote }) => !isNote));
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
        <h2 className="desk-panel__code">{procedure.name}</h2>
        <p className="desk-quiet">
          <span className="tabular">{procedure.code}</span> · {procedure.field} · {procedure.ministry}
        </p>
        <Warnings procedure={procedure} />
        <Part title={t('catalogue.channels')}>
          {procedure.channels.map(({ channel, limit }) => (
            <li key={channel}>
              {t(`terms:channel.${channel}`)}: {t(`terms:time-limit.${limit.unit}`, { count: limit.value })}
            </li>
          ))}
        </Part>
        <Part title={t('catalogue.papers')}>
          {papers.map(({ id, name, originals, copies }) => (
            <li key={id}>
              {name} <small className="desk-quiet">{t('papers.asked', { originals, copies })}</small>
            </li>
          ))}
        </Part>
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
        <Part title={t('catalogue.legal-basis')}>
          {procedure.legalBasis.map(({ number, title }) => (
            <li key={`${number} ${title}`}>{[number, title].filter(Boolean).join(' · ')}</li>
          ))}
        </Part>
      </div>
    </aside>
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
