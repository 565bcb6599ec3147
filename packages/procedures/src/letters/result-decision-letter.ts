import type { Context } from '../define.ts';
import { decidingStep } from '../dossiers/deciding-step.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { PaperNow, ProposedChange } from '../result-changes/stored-change.ts';
import { addIssuedLetter } from './issued-letter.ts';
import { asHead, bodyOf } from './letter-signer.ts';
import { ResultDecisionData } from './notice-data.ts';

const names = {
  correction: 'Quyết định đính chính kết quả giải quyết thủ tục hành chính',
  cancellation: 'Quyết định thu hồi, hủy bỏ kết quả giải quyết thủ tục hành chính',
} as const;

interface Decision {
  readonly kind: keyof typeof names;
  readonly change: ProposedChange;
  /** Which decision on the dossier's result it is, from 1. */
  readonly ordinal: number;
  /** The ground with its provision. */
  readonly ground: string;
  readonly paper: PaperNow;
  readonly newNumber: string | null;
}

/** The decision by which an issued result is corrected or cancelled, in the name of the body and signed by the leader who decides.
 * Answers its number as written. */
export async function addResultDecision(
  ctx: Context,
  dossier: StoredDossier,
  { kind, change, ordinal, ground, paper, newNumber }: Decision,
): Promise<string> {
  const at = decidingStep(dossier)?.actor.at ?? 'competent-unit';
  return await addIssuedLetter(ctx, dossier, {
    form: 'result-decision',
    ordinal,
    signer: asHead(ctx.actor, bodyOf(dossier, at)),
    officer: { name: change.by, phone: null },
    reason: [ground, change.reason],
    documentName: names[kind],
    fileName: `Quyet-dinh-${kind === 'correction' ? 'dinh-chinh' : 'thu-hoi'}-${dossier.code}.pdf`,
    data: (about) =>
      ResultDecisionData.parse({
        ...about,
        kind,
        paper: { number: paper.number, issuedOn: paper.numberedOn, title: paper.title },
        content: change.content,
        newNumber,
      }),
  });
}
