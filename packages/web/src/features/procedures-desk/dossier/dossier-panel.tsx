import { useQuery } from '@tanstack/react-query';
import { Await } from '../../../ui/states.tsx';
import { dossierQuery } from '../queries/dossiers.ts';
import { DossierSummary } from './dossier-summary.tsx';

/** The dossier beside the inbox, read afresh. */
export function DossierPanel({ subjectId }: { readonly subjectId: string }) {
  const query = useQuery(dossierQuery(subjectId));
  return <Await query={query}>{(dossier) => <DossierSummary key={dossier.id} dossier={dossier} />}</Await>;
}
