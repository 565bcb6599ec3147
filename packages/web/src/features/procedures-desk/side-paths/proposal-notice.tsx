import type { Dossier, EndingProposal } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { LetterLink } from './letter-link.tsx';

/** What is proposed to the leader: the ground, the words that the owner will read, and whose they are. */
export function ProposalNotice({
  dossier,
  proposal,
}: {
  readonly dossier: Dossier;
  readonly proposal: EndingProposal;
}) {
  const { t } = useTexts('procedures-desk');
  return (
    <Alert tone="warning">
      <p>
        <b>{t(`proposal.title.${proposal.kind}`)}</b> · {proposal.by} · <TimeText at={proposal.at} short />
      </p>
      <p>{proposal.ground}</p>
      <blockquote className="desk-result-text">{proposal.reason}</blockquote>
      <LetterLink dossier={dossier} form="ending" text="letter.to-sign" />
    </Alert>
  );
}
