import { identityText } from '@dongbo/contract';
import type { HeldOffer } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { findCurrentProcedure, getProcedureVersion } from '../catalogue/procedure-store.ts';
import type { Context } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { recordedOwner } from '../dossiers/recorded-owner.ts';
import { slotsOf } from './held-rule.ts';
import type { Asked } from './offers.ts';

/** What was typed at the counter, or the dossier that waits for reception. */
export interface CounterQuestion {
  readonly procedureCode?: string | undefined;
  readonly identityNumber?: string | undefined;
  readonly paperCase?: string | undefined;
  readonly dossierId?: HeldOffer['heldInId'] | undefined;
}

type Reading = Pick<Context, 'db' | 'now' | 'actor' | 'about'>;

/** The number as the record has it: of an organisation with its dash, of a person without blanks. */
function recordedNumber(typed: string): string | null {
  const nobody = { name: '', address: null, phone: null, email: null, identityNumber: typed } as const;
  const asOrganisation = recordedOwner({ ...nobody, type: 'enterprise' }).identityNumber;
  return asOrganisation?.includes('-') ? asOrganisation : identityText(typed) || null;
}

async function typed({ db, now }: Reading, question: CounterQuestion): Promise<Asked> {
  const { procedureCode, identityNumber = '', paperCase } = question;
  if (procedureCode === undefined || procedureCode === '') return { identityNumber: null, slots: [] };
  const procedure = (await findCurrentProcedure(db, procedureCode, now)) ?? notFound();
  return {
    identityNumber: recordedNumber(identityNumber),
    slots: slotsOf(procedure, { caseKey: paperCase || null, answers: {} }),
  };
}

/** What a dossier asks for that is taken in or received. */
export async function askedAtCounter(ctx: Reading, question: CounterQuestion, permission: string): Promise<Asked> {
  if (question.dossierId === undefined) return await typed(ctx, question);
  const dossier = await loadDossier(ctx, question.dossierId, permission);
  ctx.about(dossier.id);
  const procedure = await getProcedureVersion(ctx.db, dossier.procedure.versionId, ctx.now);
  const caseKey = question.paperCase || dossier.paperCase;
  return {
    identityNumber: dossier.owner.identityNumber,
    slots: slotsOf(procedure, { caseKey, answers: dossier.answers }),
  };
}
