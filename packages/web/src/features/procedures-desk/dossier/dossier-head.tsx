import type { InspectedDossier } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { StateTag } from '../parts/state-tag.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';

/** What the dossier is and with whom it lies. */
export function DossierHead({ dossier }: { readonly dossier: Omit<InspectedDossier, 'papers'> }) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const { procedure, step, assignee, division, competentUnit } = dossier;
  return (
    <div className="desk-dossier-head">
      <p className="desk-dossier-head__procedure">
        <Link
          to="/lam-viec/danh-muc"
          search={{ code: procedure.code }}
          title={`${procedure.name}\n${t('dossier.open-procedure')}`}
        >
          {procedure.shortName?.vi ?? procedure.name}
        </Link>
      </p>
      <p className="desk-dossier-head__where">
        <StateTag state={dossier.state} />
        <span>{dossier.owner.name}</span>
        {step !== null && <span>{t('dossier.at-step', { step: format.local(step.name) })}</span>}
        {/* A finished dossier lies with nobody, and nobody has to be found for it. */}
        {assignee !== null && <span>{t('dossier.with', { name: assignee.name })}</span>}
        {assignee === null && step !== null && <span>{t('inbox.nobody-yet')}</span>}
        <span>{[division?.name, competentUnit.name].filter(Boolean).join(', ')}</span>
      </p>
    </div>
  );
}
