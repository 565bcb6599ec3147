import type { Dossier } from '@dongbo/contract/procedures';
import { EndingNotice } from './ending-notice.tsx';
import { OpenSupplement } from './open-supplement.tsx';

/** The request that is open, or how the dossier ended. */
export function SideNotices({ dossier }: { readonly dossier: Dossier }) {
  const { supplement, ending } = dossier;
  return (
    <>
      {ending !== null && <EndingNotice dossier={dossier} ending={ending} />}
      {supplement !== null && <OpenSupplement dossier={dossier} supplement={supplement} />}
    </>
  );
}
