import { listInbox, listMessageWays, listViews } from '@dongbo/contract';
import { listDraftHeld, listDrafts, listLateSoon, listMyDossiers } from '@dongbo/contract/procedures';
import { verifyAudit } from '@dongbo/kernel';
import { checkRegisters } from '@dongbo/procedures';
import { tablesOf } from '@dongbo/procedures/settling-world';
import { checkDueDates, sealWholeAudit, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstratedWorld, partsOf } from '../demonstrated-world.fixture.ts';
import { proceduresShare } from '../procedures-share.ts';
import { ways } from './ways.ts';

let world: World;
beforeAll(async () => {
  world = await demonstratedWorld();
  await proceduresShare.fill(partsOf(world, 'official', 900));
  await world.drain();
}, 600_000);
afterAll(() => world[Symbol.asyncDispose]());

const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
  (await query.execute(tablesOf(world))).rows;
const countOf = async (query: ReturnType<typeof sql<{ count: number }>>): Promise<number> =>
  (await rowsOf(query))[0]?.count ?? 0;
const count = sql<{ count: number }>`select count(*)::integer as count`;

test('no way has the name of another, and each has a share or is gone by those who have an account', () => {
  expect(new Set(ways.map(({ name }) => name)).size).toBe(ways.length);
  expect(ways.filter(({ perThousand, accounts }) => perThousand === 0 && accounts !== 'only')).toEqual([]);
});

test.each([
  ['asked at intake', sql`from dossier where open_path = 'supplement-asked' and received_at is null`],
  ['answered at intake', sql`from dossier where open_path = 'supplement-answered' and received_at is null`],
  [
    'asked in processing',
    sql`from dossier where open_path = 'supplement-asked' and state = 'suspended' and due_at is null`,
  ],
  ['answered in processing', sql`from dossier where open_path = 'supplement-answered' and received_at is not null`],
  ['accepted', sql`from supplement_request where state = 'accepted'`],
  ['asked again', sql`from supplement_request where ordinal = 2 and state = 'asked'`],
  ['reminded', sql`from supplement_request where state = 'asked' and warned_at is not null`],
  ['answered late', sql`from supplement_request where answered_at > warned_at`],
  ['refused by rule', sql`from ending where kind = 'refused' and ground = 'not-supplemented' and decided_by is null`],
  ['stopped by rule', sql`from ending where kind = 'stopped' and ground = 'not-supplemented' and decided_by is null`],
  ['refused at the counter', sql`from ending where kind = 'refused' and decided_by is not null`],
  ['withdrawn online', sql`from ending e join dossier d on d.id = e.dossier_id and d.person_id = e.decided_by`],
  [
    'withdrawn at the counter',
    sql`from ending e join person p on p.id = e.decided_by and p.kind = 'official' where e.kind = 'withdrawn'`,
  ],
  ['fees to be paid', sql`from fee_demand where state = 'open'`],
  ['fees exempted', sql`from fee_demand where state = 'exempt'`],
  ['paid in cash', sql`from fee_payment where method = 'cash' and receipt_number is not null`],
  ['paid by transfer', sql`from fee_payment where method = 'transfer' and receipt_number is not null`],
  ['paid online', sql`from fee_payment where method = 'online' and receipt_number is not null`],
  ['owed back', sql`from fee_refund where done_at is null`],
  ['gone back', sql`from fee_refund where done_at is not null`],
  ['refusal proposed', sql`from ending_proposal where state = 'open' and kind = 'refused'`],
  ['stop proposed', sql`from ending_proposal where state = 'open' and kind = 'stopped'`],
  [
    'proposal returned',
    sql`from dossier where came_back is not null and id in (select dossier_id from ending_proposal)`,
  ],
  ['refused by the leader', sql`from ending_proposal p join ending e using (dossier_id) where e.kind = 'refused'`],
  ['stopped by the leader', sql`from ending_proposal p join ending e using (dossier_id) where e.kind = 'stopped'`],
  ['apology prepared', sql`from apology where state = 'drafted' and remark is null`],
  ['apology written', sql`from apology where state = 'written'`],
  ['apology returned', sql`from apology where state = 'drafted' and remark is not null`],
  ['apology sent', sql`from issued_letter where form = 'apology'`],
  ['opinion asked', sql`from referral where kind = 'opinion' and state = 'open' and silent_at is null`],
  ['opinion answered', sql`from referral where kind = 'opinion' and state = 'answered' and answered_at <= due_at`],
  ['opinion silent', sql`from referral where state = 'open' and silent_at is not null`],
  ['opinion late', sql`from referral where state = 'answered' and answered_at > due_at`],
  ['opinion taken back', sql`from referral where state = 'withdrawn'`],
  ['step held by others', sql`from dossier where waits_for > 0`],
  ['tasks one after the other', sql`from referral where kind = 'task' and state = 'waiting'`],
  ['task done', sql`from referral where kind = 'task' and state = 'answered'`],
  ['change of a result proposed', sql`from result_change where state = 'open'`],
  ['result corrected', sql`from dossier where result_mark = 'corrected' and state = 'returned'`],
  ['result issued again', sql`from dossier where result_mark = 'reissued' and state = 'returned'`],
  ['result cancelled', sql`from dossier where result_mark = 'cancelled' and state = 'returned'`],
  ['corrected', sql`from event where type = 'procedures.dossier-corrected'`],
  ['explained', sql`from supplement_request where state = 'asked' and items @? '$[*].said ? (@ != null)'`],
  [
    'explanation accepted',
    sql`from supplement_request where state = 'accepted' and items @? '$[*] ? (@.brought == null && @.said != null)'`,
  ],
  [
    'visit at the counter',
    sql`from dossier d join process_definition f on f.id = d.process_definition_id
      where f.key = 'commune-same-visit' and d.step_id = 'processing'`,
  ],
  [
    'visit with the leader',
    sql`from dossier d join process_definition f on f.id = d.process_definition_id
      where f.key = 'commune-same-visit' and d.step_id = 'approval'`,
  ],
  [
    'visit done',
    sql`from dossier d join process_definition f on f.id = d.process_definition_id
      where f.key = 'commune-same-visit' and d.state = 'returned'
        and not exists (select from letter l where l.subject_id = d.id and l.form = 'receipt')`,
  ],
  ['rated', sql`from rating where satisfaction <> 'not-satisfied'`],
  ['rated poorly, with words', sql`from rating where satisfaction = 'not-satisfied' and comment <> ''`],
  [
    'look on site planned',
    sql`from site_check where state = 'planned' and planned_at > ${sql.lit('2026-03-11 10:00+07')}`,
  ],
  ['look on site moved', sql`from site_check where state = 'planned' and jsonb_array_length(postponements) = 1`],
  ['look on site late', sql`from site_check where state = 'planned' and late_told_at is not null`],
  ['look on site cancelled', sql`from site_check where state = 'cancelled'`],
  [
    'look on site waits for a signature',
    sql`from site_check s join work_item w on w.subject_id = s.dossier_id and w.slot like 'site-sign.%' where s.state = 'recorded'`,
  ],
  [
    'look on site with photographs, signed by all',
    sql`from site_check s where state = 'closed' and paper ->> 'owner' = 'signed'
      and exists (select from file f where f.attached_to = s.id and f.type = 'image/png')`,
  ],
  ['minutes not signed by the owner', sql`from site_check where state = 'closed' and paper ->> 'owner' = 'refused'`],
  ['paid twice', sql`from payment_difference where kind = 'order-paid' and settled_at is null`],
])('there are dossiers of this way: %s', async (_, from) => {
  expect(await countOf(sql`${count} ${from}`)).toBeGreaterThan(0);
});

test('nobody asks for papers when the due date has come: whoever waits for them is not late', async () => {
  const asked = sql`from dossier where open_path = 'supplement-asked' and received_at is not null`;
  expect(await countOf(sql`${count} ${asked}`)).toBeGreaterThan(0);
  expect(await countOf(sql`${count} ${asked} and due_at is not null`)).toBe(0);
});

test('who is to decide on a refusal can: no proposal waits beyond the due date', async () => {
  const waiting = sql`from ending_proposal p join dossier d on d.id = p.dossier_id where p.state = 'open'`;
  expect(await countOf(sql`${count} ${waiting}`)).toBeGreaterThan(0);
  expect(await countOf(sql`${count} ${waiting} and d.due_at <= ${world.clock.now()}`)).toBe(0);
});

test('nothing of it happened after now, and nothing waits for the worker to do it a second time', async () => {
  const now = world.clock.now();
  expect(await countOf(sql`${count} from event where at > ${now}`)).toBe(0);
  expect(await countOf(sql`${count} from payment_notice where outcome = 'received'`)).toBe(0);
  expect(await countOf(sql`${count} from fee_payment where recorded_at > ${now}`)).toBe(0);
});

test('numbers of receipts are drawn in the order of the days, without gap, and the audit is whole', async () => {
  expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
  expect(
    await rowsOf(sql`select a.receipt_number from fee_payment a join fee_payment b on b.receipt_book = a.receipt_book
      where a.receipt_number < b.receipt_number and a.recorded_at > b.recorded_at`),
  ).toEqual([]);
  const { kysely } = world.databases.official;
  await sealWholeAudit(world.databases.official, world.clock.now());
  expect(await verifyAudit(kysely)).toMatchObject({ intact: true, unsealed: 0 });
});

test('no clock is wrong: counted anew from what happened, every due date is the same', async () => {
  expect((await checkDueDates(world.databases.official.pool)).differences).toEqual([]);
});

test('how long steps take is measured on the first day, at every unit where something ended', async () => {
  const settled = sql`from (select competent_unit_id from dossier where finished_at is not null and received_at is not null) d`;
  const units = await countOf(sql`select count(distinct competent_unit_id)::integer as count ${settled}`);
  expect(await countOf(sql`select count(distinct competent_unit_id)::integer as count from step_pace`)).toBe(units);
  const { measuredAt, weighed } = await world.call(listLateSoon, {}, { as: 'truongphong.tranbien' });
  expect(measuredAt && new Date(measuredAt)).toEqual(world.clock.now());
  expect(weighed).toBeGreaterThan(0);
});

test('some officials have saved filters, show some to their unit, and asked for lists as files', async () => {
  const { items } = await world.call(listViews, { page: 'inbox' }, { as: 'chuyenvien.tranbien' });
  expect(items.filter(({ mine }) => mine)).not.toEqual([]);
  expect(items.filter(({ mine }) => !mine)).not.toEqual([]);
  const asked = sql`from export e join account a on a.person_id = e.person_id where a.username = 'truongphong.tranbien'`;
  expect(await countOf(sql`${count} ${asked}`)).toBe(2);
});

test.each(['congdan1', 'congdan2', 'congdan3'])(
  '%s used what is held, is offered it again, and is told by e-mail',
  async (as) => {
    const { personId } = await world.actor(as);
    const used = sql`from dossier d join file f on f.attached_to = d.id join held_copy c on c.file_id = f.id`;
    expect(
      await countOf(sql`${count} ${used} where d.person_id = ${personId}::uuid and d.received_at is not null`),
    ).toBe(1);
    const { items } = await world.call(listDrafts, {}, { as });
    const offers = await Promise.all(items.map(({ id }) => world.call(listDraftHeld, { draftId: id }, { as })));
    expect(offers.flatMap((one) => one.offers)).not.toEqual([]);
    const { items: channels } = await world.call(listMessageWays, {}, { as });
    expect(channels).toMatchObject([
      { channel: 'email', state: 'on', address: `${as}@dong-bo.example` },
      { channel: 'sms', state: 'none' },
    ]);
    const told = sql`from message m join message_address a on a.id = m.address_id where a.person_id = ${personId}::uuid`;
    expect(await countOf(sql`${count} ${told} and m.key = 'fee-demanded'`)).toBeGreaterThan(0);
    const codes = sql`from simulated_message where address = ${`${as}@dong-bo.example`}`;
    expect(await countOf(sql`${count} ${codes}`)).toBe(1);
  },
);

test.each(['congdan1', 'congdan2', 'congdan3'])('%s is asked for something first', async (as) => {
  const { items } = await world.call(listMyDossiers, { limit: 100 }, { as });
  const states = new Set(items.map(({ state }) => state));
  for (const state of ['suspended', 'refused', 'withdrawn', 'stopped']) expect(states, state).toContain(state);
});

test.each([
  ['lanhdao.tranbien', 'đề nghị từ chối hoặc dừng'],
  ['lanhdao.tranbien', 'Ký văn bản xin lỗi'],
  ['lanhdao.sotuphap', 'đề nghị từ chối hoặc dừng'],
  ['lanhdao.sotuphap', 'Ký văn bản xin lỗi'],
  ['truongphong.tranbien', 'Cho ý kiến'],
  ['chuyenvien.sotuphap', 'nên soạn thư xin lỗi'],
])('%s finds at the desk what waits for them: %s', async (as, step) => {
  const { items } = await world.call(listInbox, { limit: 200 }, { as });
  expect(
    items.flatMap((item) => [item.step?.name.vi ?? '', item.mark?.vi ?? '']).filter((name) => name.includes(step)),
  ).not.toEqual([]);
});
