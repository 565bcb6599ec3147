import type { LocalText } from '@dongbo/contract';
import type { ReferralKind } from '@dongbo/contract/procedures';
import type { OpenWork } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { StoredReferral } from './stored-referral.ts';

/** What the inbox calls work of each kind. */
const namesOf: Readonly<Record<ReferralKind, LocalText>> = {
  opinion: { vi: 'Cho ý kiến', en: 'Give an opinion', uk: 'Надати висновок' },
  task: { vi: 'Việc liên thông', en: 'Linked task', uk: 'Повʼязане завдання' },
};

/** The slot of a dossier's work that a referral is: the asked unit has work beside the dossier's own. */
export const slotOf = (referralId: string): string => `referral.${referralId}`;

/** The open work that a referral is for the asked unit, or for whom it was handed to. */
export const workOfReferral = (
  { newId }: Pick<Context, 'newId'>,
  dossier: Pick<StoredDossier, 'id' | 'code' | 'owner' | 'procedure' | 'shortName'>,
  referral: StoredReferral,
): OpenWork => ({
  id: newId(),
  system: 'procedures',
  subjectId: dossier.id,
  slot: slotOf(referral.id),
  kind: { code: `referral-${referral.kind}`, name: namesOf[referral.kind].vi },
  code: dossier.code,
  title: referral.title,
  partyName: referral.showsOwner ? dossier.owner.name : null,
  field: null,
  step: { id: `referral-${referral.kind}`, name: namesOf[referral.kind] },
  role: null,
  unitId: referral.unit.id,
  assigneeId: referral.assignee?.id ?? null,
  dueAt: referral.dueAt,
  stepDueAt: null,
  suspended: false,
  since: referral.startedAt ?? referral.askedAt,
  version: referral.version,
});
