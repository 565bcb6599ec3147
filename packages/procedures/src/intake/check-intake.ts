import { type InputOf } from '@dongbo/contract';
import { checkIntake as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { recordedOwner } from '../dossiers/recorded-owner.ts';
import { formsForProcedure } from '../forms/default-forms.ts';
import { earlierDossiers } from './earlier-dossiers.ts';
import { intakePolicyOn, subjectFieldsOf } from './intake-data.ts';
import { heldElsewhere, heldPapers, knownOwner, sameMatter, sameView } from './intake-rule.ts';
import { subjectOf, type Subject } from './subject-rule.ts';

interface Asked {
  readonly identityNumber: string | null;
  readonly ownerName: string;
  readonly procedureCode: string | null;
  readonly subject: Subject | null;
  readonly besides: string | null;
}

/** What was typed at the counter, in the form in which the record would have it. */
function typed({ identityNumber, ownerName = '', procedureCode, subject }: InputOf<typeof endpoint>): Asked {
  const nothing = { type: 'citizen', name: ownerName, address: null, phone: null, email: null } as const;
  const number = identityNumber ?? null;
  // The number of an organisation has its dash; which of the two it is shows by its own form.
  const asOrganisation = recordedOwner({ ...nothing, type: 'enterprise', identityNumber: number }).identityNumber;
  const asPerson = recordedOwner({ ...nothing, identityNumber: number }).identityNumber;
  return {
    identityNumber: asOrganisation?.includes('-') ? asOrganisation : asPerson,
    ownerName,
    procedureCode: procedureCode || null,
    subject: subject === undefined || subject === '' ? null : { name: subject, day: null },
    besides: null,
  };
}

/** What a dossier says that waits for reception. */
async function filed(ctx: Context, dossierId: string): Promise<Asked> {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  return {
    identityNumber: dossier.owner.identityNumber,
    ownerName: dossier.owner.name,
    procedureCode: dossier.procedure.code,
    subject: subjectOf(dossier.answers),
    besides: dossier.id,
  };
}

/** What an officer is shown before a dossier is taken in or received: whether the same matter lies here, what is known by the number,
 * and what the administration holds already. Of dossiers that the officer may not open nothing but the unit is told. */
export const checkIntake = defineOperation(endpoint, async (ctx, input) => {
  const asked = input.dossierId === undefined ? typed(input) : await filed(ctx, input.dossierId);
  const today = localDate(ctx.now);
  const { endedDays, mostLookedAt } = intakePolicyOn(today);
  const earlier = await earlierDossiers(ctx, { ...asked, most: mostLookedAt });
  const forms = asked.procedureCode === null ? [] : formsForProcedure(asked.procedureCode, today);
  const fields = forms.map(({ key }) => subjectFieldsOf(key)).find((one) => one !== undefined);
  return {
    same: sameMatter(earlier, { subject: asked.subject, now: ctx.now, endedDays }).map(sameView),
    known: knownOwner(earlier),
    held: heldPapers(earlier),
    heldElsewhere: heldElsewhere(earlier),
    subjectLabel: fields?.label ?? null,
  };
});
