import { dossierEvents, type Channel, type KnownTimeLimit, type Owner, type ReturnMethod } from '@dongbo/contract';
import {
  attachFiles,
  defaultCalendarName,
  drawNumber,
  findStep,
  localDate,
  putWorkItem,
  startProcess,
} from '@dongbo/kernel';
import { fold, formatDossierCode, type ProcessDefinition } from '@dongbo/contract';
import type { Act } from '../define.ts';
import type { DossierUnits } from '../routing/find-units.ts';
import { findProcess } from '../processes/process-store.ts';

/** What of a procedure version a new dossier needs. */
export interface OpenedProcedure {
  readonly versionId: string;
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly supplementPolicy: 'shift' | 'restart';
}

export interface DossierPaperRow {
  readonly componentId: string;
  readonly name: string;
  readonly originals: number;
  readonly certifiedCopies: number;
  readonly photocopies: number;
  readonly fileIds: readonly string[];
}

export interface NewDossier {
  readonly procedure: OpenedProcedure;
  readonly units: DossierUnits;
  readonly channel: Channel;
  readonly owner: Owner;
  readonly submitterName: string;
  /** The account that files and follows it. */
  readonly personId: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly forms: readonly { readonly key: string; readonly version: number }[];
  readonly content: string | null;
  readonly papers: readonly DossierPaperRow[];
  readonly returnMethod: ReturnMethod;
  /** The draft that gives its papers up; null for what was taken in at a counter. */
  readonly draftId: string | null;
}

export interface OpenedDossier {
  readonly id: string;
  readonly code: string;
  readonly process: ProcessDefinition;
}

/** Opens a dossier at the first step of its process, with a code of its receiving unit and day, in the inbox of the
 * one-stop unit. Answers 'file.unknown' when a paper is not the actor's to attach. Reception is an act of its own (`receive`), also when it follows in the same transaction.
 *
 * Code: Circular 01/2018/TT-VPCP art. 19, `<unit>-<yymmdd>-<ordinal of the day>`. */
export async function openDossier(ctx: Act, dossier: NewDossier): Promise<OpenedDossier | 'file.unknown'> {
  const id = ctx.newId();
  const today = localDate(ctx.now);
  const process = await findProcess(ctx.db, dossier.units.level, today);
  const start = startProcess(process.definition);
  const step = findStep(process.definition, start.stepId);
  if (!step) throw new Error(`Process ${process.definition.key} does not begin`);
  const fileIds = dossier.papers.flatMap((paper) => paper.fileIds);
  if (fileIds.length > 0) {
    const personId = ctx.actor.personId ?? '';
    const attachment = { fileIds, subjectId: id, personId, ...(dossier.draftId === null ? {} : { movedFrom: dossier.draftId }) };
    if ((await attachFiles(ctx.db, attachment)) === null) return 'file.unknown';
  }
  const ordinal = await drawNumber(ctx.db, `dossier:${dossier.units.receiving.code}`, today);
  const code = formatDossierCode({ unitCode: dossier.units.receiving.code, day: today, ordinal });
  await ctx.db
    .insertInto('dossier')
    .values({
      id,
      code,
      procedure_version_id: dossier.procedure.versionId,
      process_definition_id: process.id,
      state: 'submitted',
      channel: dossier.channel,
      receiving_unit_id: dossier.units.receiving.id,
      competent_unit_id: dossier.units.competent.id,
      division_id: dossier.units.division.id,
      person_id: dossier.personId,
      owner: JSON.stringify(dossier.owner),
      owner_name_folded: fold(dossier.owner.name),
      identity_number: dossier.owner.identityNumber,
      submitter_name: dossier.submitterName,
      answers: JSON.stringify(dossier.answers),
      forms: JSON.stringify(dossier.forms),
      content: dossier.content,
      papers: JSON.stringify(dossier.papers),
      return_method: dossier.returnMethod,
      step_id: start.stepId,
      step_since: ctx.now,
      step_actors: JSON.stringify(start.completedBy),
      submitted_at: ctx.now,
      supplement_policy: dossier.procedure.supplementPolicy,
      calendar: defaultCalendarName,
      version: start.version,
    })
    .execute();
  await putWorkItem(ctx.db, {
    id: ctx.newId(),
    system: 'procedures',
    subjectId: id,
    code,
    title: dossier.procedure.name,
    ownerName: dossier.owner.name,
    procedureCode: dossier.procedure.code,
    field: dossier.procedure.field,
    stepId: step.id,
    stepName: step.name,
    role: step.actor.role,
    unitId: dossier.units.receiving.id,
    assigneeId: null,
    dueAt: null,
    stepDueAt: null,
    suspended: false,
    since: ctx.now,
    version: start.version,
  });
  ctx.emit(
    dossierEvents.submitted,
    {
      dossierId: id,
      code,
      procedureCode: dossier.procedure.code,
      receivingUnitId: dossier.units.receiving.id,
      competentUnitId: dossier.units.competent.id,
      channel: dossier.channel,
    },
    { subjectId: id, unitId: dossier.units.receiving.id },
  );
  return { id, code, process: process.definition };
}
