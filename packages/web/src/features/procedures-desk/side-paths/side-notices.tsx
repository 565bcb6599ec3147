import type { Dossier } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { ArrivalNotice } from './arrival-notice.tsx';
import { ApologyNotice } from './apology-notice.tsx';
import { EndingNotice } from './ending-notice.tsx';
import { ProposalNotice } from './proposal-notice.tsx';
import { OpenSupplement } from './open-supplement.tsx';
import { ResultPapers, ResultProposal } from './result-papers.tsx';

/** The request that is open, the apology for being late, or how the dossier ended. */
export function SideNotices({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const { supplement, proposal, resultChange, resultPapers, ending, apology, waitsFor, clock } = dossier;
  return (
    <>
      {clock !== null && clock.forwardBy !== null && <ArrivalNotice dossier={dossier} forwardBy={clock.forwardBy} />}
      {ending !== null && <EndingNotice dossier={dossier} ending={ending} />}
      {apology !== null && <ApologyNotice dossier={dossier} apology={apology} />}
      {proposal !== null && <ProposalNotice dossier={dossier} proposal={proposal} />}
      {resultChange !== null && <ResultProposal dossier={dossier} change={resultChange} />}
      {resultPapers.length > 0 && <ResultPapers dossier={dossier} />}
      {waitsFor > 0 && ending === null && (
        <Alert tone="warning">
          <p>{t('side.waits-for-others', { n: waitsFor })}</p>
        </Alert>
      )}
      {supplement !== null && <OpenSupplement dossier={dossier} supplement={supplement} />}
    </>
  );
}
