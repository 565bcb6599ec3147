import type { Dossier } from '@dongbo/contract/procedures';
import { EndingNotice } from './ending-notice.tsx';
import { ProposalNotice } from './proposal-notice.tsx';
import { OpenSupplement } from './open-supplement.tsx';

/** The request that is open, or how the dossier ended. */
export function SideNotices({ dossier }: { readonly dossier: Dossier }) {
  const { supplement, proposal, ending } = dossier;
  return (
    <>
      {ending !== null && <EndingNotice dossier={dossier} ending={ending} />}
      {proposal !== null && <ProposalNotice proposal={proposal} />}
      {supplement !== null && <OpenSupplement dossier={dossier} supplement={supplement} />}
    </>
  );
}
