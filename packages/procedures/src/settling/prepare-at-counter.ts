import { applicantFormKey, faultOfBirthDate, identityText } from '@dongbo/contract';
import { caseOf, type CounterOrder, type Procedure, type RawAnswers } from '@dongbo/contract/procedures';
import { GeneralError, localDate, mayAt, notFound } from '@dongbo/kernel';
import type { z } from 'zod';
import { findCurrentProcedure } from '../catalogue/procedure-store.ts';
import type { Context } from '../define.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { prepareDossier } from '../dossiers/open-dossier.ts';
import { recordedOwner, recordedPhone } from '../dossiers/recorded-owner.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { readFiling } from '../forms/answers.ts';
import { formsForProcedure } from '../forms/default-forms.ts';
import { findUnits, type DossierUnits } from '../routing/find-units.ts';
import { routeOf } from '../routing/route.ts';
import { isCase, tickedPapers } from './ticked-papers.ts';

/** What was typed at the counter. */
type Order = z.output<typeof CounterOrder> & { readonly sameVisit?: boolean };

/** How what was typed may be refused, whatever becomes of it. */
type Counter = Context & {
  refuse(
    code:
      | 'procedure.not-settled-here'
      | 'unit.not-competent'
      | 'dossier.too-many-files'
      | 'file.unknown'
      | 'paper.held-no-more'
      | 'component.unknown'
      | 'paper.case-unknown'
      | 'paper.name-missing',
    facts?: Readonly<Record<string, unknown>>,
  ): never;
};

async function unitsFor(
  ctx: Counter,
  { procedure, permission }: { readonly procedure: Procedure; readonly permission: string },
  input: Order,
): Promise<DossierUnits> {
  const { receivingUnitId, competentUnitId = null, sameVisit = false } = input;
  const asked = { receivingUnitId, competentUnitId, sameVisit };
  const units = await findUnits(ctx.db, routeOf(procedure), asked, ctx.now);
  if (units === 'no-receiving-unit') return notFound();
  if (units === 'not-competent') return ctx.refuse('unit.not-competent');
  const place = { ancestors: units.receiving.ancestors, field: procedure.field };
  if (!mayAt(ctx.actor, permission, place)) throw new GeneralError('not-allowed');
  await ctx.requireStage(units.receiving.id);
  return units;
}

/** Forms that the officer filled in for the person; what stands on paper alone need not be typed. */
function answersOf(procedure: Procedure, answers: RawAnswers | undefined, now: Date) {
  const given = formsForProcedure(procedure.code, localDate(now)).filter(({ key }) => answers?.[key] !== undefined);
  const { values, problems } = readFiling(given, answers ?? {}, { now, holder: null, partial: true });
  if (problems.length > 0) {
    throw new GeneralError(
      'invalid-input',
      {},
      problems.map(({ form, field, code }) => ({ path: `answers.${form}.${field}`, code })),
    );
  }
  return { answers: values, forms: given.map(({ key, version }) => ({ key, version })) };
}

/** A date of birth that no living person has is refused here as in a form. */
function checkBirthDate(day: string | undefined, now: Date): void {
  const code = day === undefined ? null : faultOfBirthDate(day, localDate(now));
  if (code !== null) throw new GeneralError('invalid-input', {}, [{ path: 'ownerBirthDate', code }]);
}

/** Somebody else stands there: under another name, or, where both bear one name, under another number. */
function isOtherPerson({ submitterName, submitterIdentityNumber, owner }: Order): boolean {
  if (submitterName === undefined || submitterName === '') return false;
  if (submitterName !== owner.name) return true;
  const number = identityText(submitterIdentityNumber ?? '');
  return number !== '' && number !== identityText(owner.identityNumber ?? '');
}

/** What the counter learns of owner and submitter beside their names, kept where an online filing has it. */
function learnedAtCounter(input: Order): Readonly<Record<string, string>> {
  const learned = {
    ownerBirthDate: input.ownerBirthDate,
    ...(isOtherPerson(input) && {
      submitterIdentityNumber: identityText(input.submitterIdentityNumber ?? ''),
      submitterPhone: recordedPhone(input.submitterPhone ?? null),
      submitterAuthority: input.submitterAuthority,
    }),
  };
  return Object.fromEntries(Object.entries(learned).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

/** A dossier of whoever stands at the counter, as it was typed: not stored yet, without a code, and waiting for reception. Whoever may do what
 * `permission` names at that counter may write it down. */
export async function prepareAtCounter(
  ctx: Counter,
  permission: string,
  input: Order,
): Promise<{ readonly prepared: StoredDossier; readonly procedure: Procedure; readonly units: DossierUnits }> {
  const fileIds = input.papers.flatMap((paper) => paper.fileIds);
  if (fileIds.length > mostFiles) return ctx.refuse('dossier.too-many-files', { most: mostFiles });
  const procedure = (await findCurrentProcedure(ctx.db, input.procedureCode, ctx.now)) ?? notFound();
  if (procedure.settledBy === null) return ctx.refuse('procedure.not-settled-here');
  const units = await unitsFor(ctx, { procedure, permission }, input);
  checkBirthDate(input.ownerBirthDate, ctx.now);
  const chosen = input.paperCase || null;
  if (!isCase(procedure, chosen)) return ctx.refuse('paper.case-unknown');
  const { answers, forms } = answersOf(procedure, input.answers, ctx.now);
  // What the form tells counts before what was chosen.
  const paperCase = caseOf(procedure.papers, { caseKey: chosen, answers });
  const papers = tickedPapers(procedure, [], input.papers, paperCase);
  if (typeof papers === 'string') return ctx.refuse(papers);
  const found = learnedAtCounter(input);
  const learned = Object.keys(found).length > 0 ? found : null;
  const prepared = await prepareDossier(ctx, {
    procedure,
    units,
    channel: input.channel,
    owner: recordedOwner(input.owner),
    submitterName: input.submitterName || input.owner.name,
    personId: null,
    answers: { ...answers, ...(learned && { [applicantFormKey]: { ...answers[applicantFormKey], ...learned } }) },
    forms,
    content: input.content || null,
    papers,
    paperCase,
    returnMethod: input.returnMethod,
    draftId: null,
  });
  if (prepared === 'file.unknown') return ctx.refuse('file.unknown');
  if ('gone' in prepared) return ctx.refuse('paper.held-no-more', { papers: prepared.gone });
  ctx.about(prepared.id);
  return { prepared, procedure, units };
}
