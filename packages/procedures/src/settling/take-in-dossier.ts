import { applicantFormKey, faultOfBirthDate, identityText, type InputOf } from '@dongbo/contract';
import { caseOf, takeInDossier as endpoint, type Procedure, type RawAnswers } from '@dongbo/contract/procedures';
import { GeneralError, localDate, mayAt, notFound } from '@dongbo/kernel';
import { findCurrentProcedure } from '../catalogue/procedure-store.ts';
import { defineOperation, type OperationOf } from '../define.ts';
import { readFiling } from '../forms/answers.ts';
import { recordDespiteSame } from '../intake/record-despite-same.ts';
import { formsForProcedure } from '../forms/default-forms.ts';
import { findUnits, type DossierUnits } from '../routing/find-units.ts';
import { routeOf } from '../routing/route.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { lackingPapers } from '../dossiers/lacking-papers.ts';
import { enterDossier, prepareDossier } from '../dossiers/open-dossier.ts';
import { planMove } from './plan-move.ts';
import { finishMove } from './record-move.ts';
import { recordedOwner, recordedPhone } from '../dossiers/recorded-owner.ts';
import { canEndInVisit } from '../visits/same-visit-rule.ts';
import { isCase, tickedPapers } from './ticked-papers.ts';

type Context = OperationOf<typeof endpoint>;
type Input = InputOf<typeof endpoint>;

async function unitsFor(ctx: Context, procedure: Procedure, input: Input): Promise<DossierUnits> {
  const { receivingUnitId, competentUnitId = null, sameVisit } = input;
  const asked = { receivingUnitId, competentUnitId, sameVisit };
  const units = await findUnits(ctx.db, routeOf(procedure), asked, ctx.now);
  if (units === 'no-receiving-unit') return notFound();
  if (units === 'not-competent') return ctx.refuse('unit.not-competent');
  const place = { ancestors: units.receiving.ancestors, field: procedure.field };
  if (!mayAt(ctx.actor, endpoint.name, place)) throw new GeneralError('not-allowed');
  await ctx.requireStage(units.receiving.id);
  if (sameVisit && !canEndInVisit(procedure, units)) return ctx.refuse('dossier.not-in-one-visit');
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
function isOtherPerson({ submitterName, submitterIdentityNumber, owner }: Input): boolean {
  if (submitterName === undefined || submitterName === '') return false;
  if (submitterName !== owner.name) return true;
  const number = identityText(submitterIdentityNumber ?? '');
  return number !== '' && number !== identityText(owner.identityNumber ?? '');
}

/** What the counter learns of owner and submitter beside their names, kept where an online filing has it. */
function learnedAtCounter(input: Input): Readonly<Record<string, string>> {
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

/** What is settled in the same visit is settled at once, whatever its source leaves open. */
const atOnce = { unit: 'immediate', value: 0 } as const;

/** Takes in a dossier of a person who stands at the counter, or of the post: opened and received in one act, so that code,
 * due date and receipt are there at once. */
export const takeInDossier = defineOperation(endpoint, async (ctx, input) => {
  const fileIds = input.papers.flatMap((paper) => paper.fileIds);
  if (fileIds.length > mostFiles) return ctx.refuse('dossier.too-many-files', { most: mostFiles });
  const procedure = (await findCurrentProcedure(ctx.db, input.procedureCode, ctx.now)) ?? notFound();
  if (procedure.settledBy === null) return ctx.refuse('procedure.not-settled-here');
  const units = await unitsFor(ctx, procedure, input);
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
  const calendar = ctx.calendar(prepared.calendar);
  const planned = planMove(
    prepared,
    {
      action: 'receive',
      timeLimit: input.sameVisit ? atOnce : input.timeLimit,
      lacking: lackingPapers(procedure, prepared),
    },
    { actor: ctx.actor, at: ctx.now, calendar },
  );
  if (planned.kind === 'refused') {
    if (
      planned.code === 'dossier.time-limit-needed' ||
      planned.code === 'dossier.time-limit-implausible' ||
      planned.code === 'dossier.same-person'
    )
      return ctx.refuse(planned.code);
    throw new GeneralError('not-allowed', planned.facts);
  }
  const after = await enterDossier(ctx, planned.after);
  await finishMove(ctx, { ...planned, after });
  await recordDespiteSame(ctx, after, input.despiteSame);
  return dossierChanged(after);
});
