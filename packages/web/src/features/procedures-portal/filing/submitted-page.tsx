import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { getMyLetter } from '../dossiers/endpoints.ts';
import { useTexts } from '../../../lib/texts.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Await } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { AskHere } from '../ask-here.tsx';
import { HowIHear } from '../how-i-hear.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { sentDossierQuery } from './queries.ts';

/** The confirmation: the code in large type, what happens next, a copy to keep. */
export function SubmittedPage({ dossierId }: { readonly dossierId: string }) {
  const query = useQuery(sentDossierQuery(dossierId));
  return (
    <Await query={query} page>
      {(dossier) => <Submitted dossier={dossier} />}
    </Await>
  );
}

function Submitted({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  return (
    <div className="filing-step stack">
      <div className="confirmation">
        <PageHeading title={t('submitted.title')} />
        <p className="confirmation-label">{t('submitted.code')}</p>
        <p className="dossier-code tabular">{dossier.code}</p>
        <p>
          <ProcedureName procedure={dossier.procedure} />
        </p>
      </div>
      <p>
        {t('submitted.at')} <TimeText at={dossier.submittedAt} />
      </p>
      <div className="filing-buttons">
        {dossier.letters.includes('copy') && (
          <ButtonLink variant="secondary" href={api.url(getMyLetter, { dossierId: dossier.id, form: 'copy' })} download>
            {t('submitted.copy')}
          </ButtonLink>
        )}
        <Link href={`/cua-toi/ho-so/${dossier.id}`} asChild>
          <ButtonLink href="" variant="secondary">
            {t('submitted.follow')}
          </ButtonLink>
        </Link>
      </div>
      <h2 className="ds-heading" data-size="xs">
        {t('submitted.next')}
      </h2>
      <ol className="next-list">
        <li>{t('submitted.next.1', { unit: dossier.receivingUnit.name })}</li>
        <li>{t('submitted.next.2')}</li>
        <li>{t('submitted.next.3', { unit: dossier.competentUnit.name })}</li>
        <li>
          {t('submitted.next.4')} {t(`terms:return-method.${dossier.returnMethod}`)}.
        </li>
      </ol>
      <HowIHear />
      <section className="ask-box" aria-labelledby="ask-title">
        <h2 className="ds-heading" data-size="2xs" id="ask-title">
          {t('dossier.ask')}
        </h2>
        <p>
          <AskHere unit={dossier.receivingUnit} contact={dossier.contact} />
        </p>
      </section>
    </div>
  );
}
