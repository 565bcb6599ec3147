import type { LocalText } from '@dongbo/contract';
import type { OpenWork } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { presentOf } from './site-check-rule.ts';
import type { StoredSiteCheck } from './stored-site-check.ts';

/** What the inbox calls it. */
const names = {
  'site-check': { vi: 'Kiểm tra thực địa', en: 'Verification on the spot', uk: 'Перевірка на місці' },
  'site-sign': { vi: 'Ký biên bản thực địa', en: 'Sign the minutes', uk: 'Підписати протокол' },
} as const satisfies Record<string, LocalText>;

/** Slots of a dossier's work: the verification for who planned it, and the signature of each member. */
export const slotOfCheck = (id: string): string => `site-check.${id}`;
export const slotOfSignature = (id: string, key: string): string => `site-sign.${id}.${key}`;

type About = Pick<StoredDossier, 'id' | 'code' | 'owner'>;

function workFor(
  { newId, now }: Pick<Context, 'newId' | 'now'>,
  dossier: About,
  check: StoredSiteCheck,
  { kind, slot, assigneeId }: { kind: keyof typeof names; slot: string; assigneeId: string },
): OpenWork {
  const name: LocalText = names[kind];
  return {
    id: newId(),
    system: 'procedures',
    subjectId: dossier.id,
    slot,
    kind: { code: kind, name: name.vi },
    code: dossier.code,
    title: check.place,
    partyName: dossier.owner.name,
    field: null,
    step: { id: kind, name },
    role: null,
    unitId: check.unit.id,
    assigneeId,
    dueAt: kind === 'site-check' ? check.plannedAt : check.lateAt,
    stepDueAt: null,
    suspended: false,
    since: now,
    version: check.version,
  };
}

/** The open work that a planned verification is for who planned it. */
export const workOfCheck = (ctx: Pick<Context, 'newId' | 'now'>, dossier: About, check: StoredSiteCheck): OpenWork =>
  workFor(ctx, dossier, check, {
    kind: 'site-check',
    slot: slotOfCheck(check.id),
    assigneeId: check.plannedById,
  });

/** The open work that minutes are for each official who was there. */
export const signaturesToGive = (
  ctx: Pick<Context, 'newId' | 'now'>,
  dossier: About,
  check: StoredSiteCheck,
): OpenWork[] =>
  presentOf(check).flatMap(({ key, personId }) =>
    personId === null
      ? []
      : [
          workFor(ctx, dossier, check, {
            kind: 'site-sign',
            slot: slotOfSignature(check.id, key),
            assigneeId: personId,
          }),
        ],
  );
