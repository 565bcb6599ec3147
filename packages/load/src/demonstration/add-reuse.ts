import { UnitId, uploadFile } from '@dongbo/contract';
import {
  demandFees,
  listDraftHeld,
  receiveDossier,
  saveDraft,
  startDraft,
  submitDossier,
  takeDraftHeld,
} from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { askedAnswers, filedForOneself } from '../asked-answers.ts';
import type { Account } from './accounts.ts';
import type { Body } from './bodies.ts';
import { askedAgain } from './demonstrated-procedures.ts';
import type { DemonstrationParts } from './demonstration-share.ts';
import { paperKindOf, type HandedPapers } from './handed-papers.ts';
import { papersOfCase } from './papers-of-case.ts';
import { actorOf, createStage, type Stage } from './stage.ts';
import type { WorkingAxis } from './working-axis.ts';

interface Order {
  readonly accounts: readonly Account[];
  readonly bodies: readonly Body[];
  readonly axis: WorkingAxis;
  readonly handed: HandedPapers;
}

interface Filing extends Pick<Order, 'handed'> {
  readonly stage: Stage;
  readonly account: Account;
  readonly body: Body;
  readonly citizen: Awaited<ReturnType<typeof actorOf>>;
}

/** The paper of before is asked for: it was issued here. */
async function draft({ stage, account, body, citizen }: Filing) {
  const { owner } = account;
  const { code, paperCase } = askedAgain;
  const started = await stage.call(startDraft, { procedureCode: code, another: true }, citizen);
  const { phone, female } = owner;
  const applicant = {
    ...filedForOneself(owner),
    ownerGender: female ? 'female' : 'male',
    ownerAddress: { communeCode: null, detail: account.address },
    ownerPhone: phone,
  };
  const request = {
    requestContent: 'Đề nghị cấp lại giấy xác nhận; giấy đã cấp trước đây dùng vào việc khác.',
    declared: true,
  };
  const answers = askedAnswers(code, localDate(stage.clock.now()), { applicant, 'general-request': request });
  const unitId = UnitId.parse(body.oneStop.id);
  const kept = { draftId: started.id, unitId, answers, paperCase, returnMethod: 'online' as const };
  const saved = await stage.call(saveDraft, { ...kept, version: started.version, papers: [] }, citizen);
  return { ...kept, version: saved.version };
}

/** Three instants behind everything that was received at the counter, so that numbers are drawn in the order of the days. */
async function lastInstants({ body, stage }: Filing, now: Date, axis: WorkingAxis): Promise<readonly Date[]> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(greatest(submitted_at, received_at)) as at from dossier where receiving_unit_id = ${body.oneStop.id}::uuid`.execute(
    stage.database.kysely,
  );
  const usual = axis.instant(axis.at(now) - 40);
  const from = Math.max(usual.getTime(), rows[0]?.at?.getTime() ?? 0);
  return [1, 2, 3].map((part) => new Date(from + ((now.getTime() - from) * part) / 4));
}

/** Sent with what is held in the place of a paper, received, and a fee is asked for it: the citizen is told outside too. */
async function file(filing: Filing, instants: readonly Date[]): Promise<void> {
  const { stage, body, citizen } = filing;
  const at = (index: number): void => stage.clock.set(instants[index] ?? stage.clock.now());
  at(0);
  const kept = await draft(filing);
  const { draftId } = kept;
  const [offer] = (await stage.call(listDraftHeld, { draftId }, citizen)).offers;
  if (offer === undefined) throw new Error(`Nothing is held of ${filing.account.username} that answers a paper`);
  const { heldInId, heldComponentId, componentId } = offer;
  const { files } = await stage.call(takeDraftHeld, { draftId, heldInId, heldComponentId, componentId }, citizen);
  const papers = [{ componentId, fileIds: files.map(({ id }) => id) }];
  const asked = { by: citizen, where: 'online', answers: kept.answers, caseKey: askedAgain.paperCase } as const;
  const { components } = await papersOfCase(stage, { code: askedAgain.code, componentId: null }, asked);
  for (const { id, name: called } of components.filter((one) => one.id !== componentId)) {
    const { name, bytes } = filing.handed.of(paperKindOf(called));
    papers.push({ componentId: id, fileIds: [(await stage.call(uploadFile, { name }, citizen, bytes)).id] });
  }
  const { version } = await stage.call(saveDraft, { ...kept, papers }, citizen);
  const filed = await stage.call(submitDossier, { draftId, version, again: true }, citizen);
  const [officer] = body.officials.counter;
  if (officer === undefined) throw new Error(`${body.code} has nobody at the counter`);
  const counter = await actorOf(stage.database, officer.username, stage.clock.now());
  at(1);
  const order = { dossierId: filed.id, version: filed.version, papers: [], timeLimit: askedAgain.limit };
  await stage.call(receiveDossier, order, counter);
  at(2);
  const line = { kind: 'charge', name: 'Lệ phí (mức minh họa)', quantity: 1, unitPrice: 8_000, reducedBy: 0 } as const;
  await stage.call(demandFees, { dossierId: filed.id, lines: [line] }, counter);
}

/** Every demonstration account of a citizen has used something that the administration holds of them, and has begun another form to which
 * it is offered. Who has done so before keeps it. Resolves with how
 * many were filed. */
export async function addReuse(parts: DemonstrationParts, { accounts, bodies, axis, handed }: Order): Promise<number> {
  let filed = 0;
  const { worker, space, now } = parts;
  const database = worker.databases[space];
  const stage = createStage(parts, { database, files: worker.files });
  for (const account of accounts) {
    const { owner, username, bodyId } = account;
    const { rows: used } = await sql`select from held_copy where taken_by = ${owner.personId}::uuid limit 1`.execute(
      database.kysely,
    );
    const body = bodies.find(({ id }) => id === bodyId);
    if (used.length > 0 || body === undefined) continue;
    const filing = { stage, account, body, handed, citizen: await actorOf(database, username, now) };
    const instants = await lastInstants(filing, now, axis);
    await file(filing, instants);
    await draft(filing);
    filed += 1;
  }
  return filed;
}
