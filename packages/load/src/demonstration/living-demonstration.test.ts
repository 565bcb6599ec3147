import { dateInVietnameseWords, listInbox } from '@dongbo/contract';
import {
  DossierId,
  actOnDossier,
  getDossier,
  getMyLetter,
  getProcedure,
  listDrafts,
  listMyDossiers,
  takeInDossier,
  writeResult,
  type Dossier,
} from '@dongbo/contract/procedures';
import {
  dueAt,
  findAuthorityCertificate,
  loadCalendar,
  runJob,
  stepDueInstant,
  verifyAudit,
  verifyPdfSignature,
  type ClockInput,
} from '@dongbo/kernel';
import { checkRegisters } from '@dongbo/procedures';
import {
  officials,
  oneStopCode,
  owner,
  personIdOf,
  tablesOf,
  unitIdOf,
  upload,
} from '@dongbo/procedures/settling-world';
import { shapeOf } from '../shape-of.fixture.ts';
import { sealWholeAudit, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstratedWorld, partsOf } from './demonstrated-world.fixture.ts';
import { strangersOnDossiers } from './owners-fit.fixture.ts';
import { proceduresShare } from './procedures-share.ts';

const count = 1_800;
const counterProcedure = '2.000815';
const beginning = new Date('2026-03-11T10:00:00+07:00');
let world: World;
let added: number;
beforeAll(async () => {
  world = await demonstratedWorld();
  added = await proceduresShare.fill(partsOf(world, 'official', count));
  // What the events lead to is on its way like that of any other dossier.
  await world.drain();
}, 600_000);
afterAll(() => world[Symbol.asyncDispose]());

const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
  (await query.execute(tablesOf(world))).rows;
const none = async (query: ReturnType<typeof sql<unknown>>): Promise<void> =>
  expect((await rowsOf(query)).slice(0, 3)).toEqual([]);

test('there are about as many dossiers as wanted, at every commune, and a second run adds none', async () => {
  expect(added).toBeGreaterThan(count * 0.9);
  const [found] = await rowsOf(
    sql<{ communes: number; bodies: number; procedures: number }>`
      select count(distinct c.id) filter (where c.kind = 'commune')::integer as communes,
        count(distinct c.id) filter (where c.kind <> 'commune')::integer as bodies,
        count(distinct d.procedure_version_id)::integer as procedures
      from dossier d join unit c on c.id = d.competent_unit_id`,
  );
  expect(found?.communes).toBe(95);
  // To the others the carried catalogue routes nothing: it has no procedure of their ministries.
  expect(found?.bodies).toBe(8);
  expect(found?.procedures).toBeGreaterThan(25);
  expect(await proceduresShare.fill(partsOf(world, 'official', count))).toBe(0);
});

test('every official who settles dossiers has something to do', async () => {
  const idle = await rowsOf(
    sql<{ username: string }>`
      select a.username from account a join person p on p.id = a.person_id and p.demonstration
      join role_grant g on g.person_id = p.id and g.valid_to is null
        and g.role_key in ('counter-officer', 'division-head', 'specialist', 'leader', 'clerk')
        -- Where any dossier is settled at all.
        and exists (select from dossier d join unit_closure c on c.descendant_id in (d.receiving_unit_id, d.competent_unit_id, d.division_id)
          and c.ancestor_id = g.unit_id)
      where not exists (
        select from work_item w join unit_closure c on c.descendant_id = w.unit_id and c.ancestor_id = g.unit_id
        where w.role_key = g.role_key and (w.assignee_id is null or w.assignee_id = p.id))
      order by a.username`,
  );
  expect(idle).toEqual([]);
  for (const as of ['motcua.tranbien', 'chuyenvien2.tranbien', 'motcua.thanhpho', 'chuyenvien.sotuphap'])
    expect((await world.call(listInbox, {}, { as })).items.length, as).toBeGreaterThan(0);
});

test('every state, every step and every urgency occurs', async () => {
  const [found] = await rowsOf(
    sql<{ states: string[]; steps: string[]; channels: string[]; ends: string[] }>`
      select array_agg(distinct state order by state) as states, array_agg(distinct step_id order by step_id) as steps,
        array_agg(distinct channel order by channel) as channels,
        array_agg(distinct case when finished_at > due_at then 'overdue' when finished_at < due_at then 'early' end) as ends
      from dossier`,
  );
  expect(found).toMatchObject({
    states: ['in-progress', 'refused', 'resulted', 'returned', 'stopped', 'submitted', 'suspended', 'withdrawn'],
    steps: [
      'approval',
      'assignment',
      'handover',
      'issuing',
      'office-review',
      'processing',
      'reception',
      'review',
      'submission',
      null,
    ],
    channels: ['DIRECT', 'ONLINE'],
    ends: expect.arrayContaining(['early', 'overdue']),
  });
  const inbox = await world.call(listInbox, {}, { as: 'truongphong.tranbien' });
  expect(inbox.items.length).toBeGreaterThan(1);
  const due = await rowsOf(
    sql<{ due: string; count: number }>`
      select case when due_at is null then 'none' when due_at < ${world.clock.now()} then 'overdue'
        when (due_at at time zone 'Asia/Ho_Chi_Minh')::date = '2026-03-11' then 'today'
        when due_at < '2026-03-14' then 'soon' else 'later' end as due, count(*)::integer as count
      from work_item group by 1`,
  );
  expect(due.map((row) => row.due).toSorted()).toEqual(['later', 'none', 'overdue', 'soon', 'today']);
});

interface Clocked {
  readonly received: Date;
  readonly limit: ClockInput['limit'];
  readonly policy: 'shift' | 'restart';
  readonly due: Date;
  readonly state: string;
  readonly step: string | null;
  readonly step_due: Date | null;
  readonly since: Date;
  readonly finished: Date | null;
  readonly work_due: Date | null;
  readonly told: string | null;
  readonly pauses: readonly { from: string; to: string | null }[] | null;
  readonly steps: readonly { id: string; share: number }[];
}

test('every due date is the one that the legal clock gives for its reception, in row, work, event and receipt', async () => {
  const rows = await rowsOf(
    sql<Clocked>`
      select d.received_at as received, jsonb_build_object('unit', d.limit_unit, 'value', d.limit_value) as limit,
        d.supplement_policy as policy, d.due_at as due, d.state, d.step_id as step, w.step_due_at as step_due, d.step_since as since, d.finished_at as finished, w.due_at as work_due,
        (select e.payload ->> 'dueAt' from event e where e.subject_id = d.id and e.type = 'procedures.dossier-received') as told,
        (select jsonb_agg(jsonb_build_object('from', s.from_at, 'to', s.to_at) order by s.from_at) from suspension s
          where s.dossier_id = d.id) as pauses,
        f.definition -> 'steps' as steps
      from dossier d join process_definition f on f.id = d.process_definition_id
      left join work_item w on w.subject_id = d.id and w.slot = 'main' where d.received_at is not null`,
  );
  expect(rows.length).toBeGreaterThan(count * 0.8);
  const calendar = loadCalendar();
  for (const row of rows) {
    const straight = { receivedAt: row.received, limit: row.limit, suspensions: [], policy: row.policy, calendar };
    expect(new Date(row.told ?? '')).toEqual(dueAt(straight));
    const pauses = row.pauses ?? [];
    const suspensions = pauses.map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) }));
    const input = { ...straight, suspensions };
    expect(row.due).toEqual(dueAt(input));
    if (row.work_due === null) continue;
    expect(row.work_due).toEqual(row.due);
    const shares = row.steps.map(({ share }) => share);
    const index = row.steps.findIndex(({ id }) => id === row.step);
    const isRunning = row.finished === null && row.state !== 'suspended';
    const due = isRunning ? stepDueInstant(input, { shares, index, since: row.since }) : null;
    expect(row.step_due).toEqual(due);
  }
  await none(sql`select l.id from letter l join dossier d on d.id = l.subject_id
    where l.form = 'receipt' and d.supplements = 0 and (l.data #>> '{data,dueAt}')::timestamptz is distinct from d.due_at`);
});

test('nothing happens after now, no official works at night or on a day off, acts come in their order', async () => {
  const now = world.clock.now();
  await none(
    sql`select d.id from dossier d where greatest(d.submitted_at, d.received_at, d.finished_at, d.returned_at, d.step_since) > ${now}`,
  );
  const calendar = loadCalendar();
  const acts = await rowsOf(
    sql<{
      at: Date;
    }>`select distinct e.at from event e join person p on p.id = e.actor_id and p.kind = 'official' order by 1`,
  );
  const worked = (at: Date): number => calendar.workedUntil(at.getTime() + 7 * 3_600_000);
  const atRest = acts.filter(
    ({ at }) => worked(new Date(at.getTime() + 60_000)) === worked(new Date(at.getTime() - 60_000)),
  );
  expect(atRest).toEqual([]);
  await none(sql`select d.id from dossier d where not (d.submitted_at <= coalesce(d.received_at, d.submitted_at)
    and coalesce(d.received_at, d.submitted_at) <= coalesce(d.finished_at, ${now})
    and coalesce(d.finished_at, d.submitted_at) <= coalesce(d.returned_at, ${now}))`);
  const hours = await rowsOf(
    sql<{
      hour: number;
      count: number;
    }>`select extract(hour from submitted_at at time zone 'Asia/Ho_Chi_Minh')::integer as hour,
      count(*)::integer as count from dossier group by 1 order by 1`,
  );
  expect(hours.length).toBeGreaterThan(9);
  expect(Math.min(...hours.map(({ hour }) => hour))).toBeGreaterThanOrEqual(7);
});

test('people, numbers and papers belong to their own dossier', async () => {
  expect(await strangersOnDossiers(world)).toEqual([]);
  await none(sql`select d.id from dossier d where d.answers::text like '%Nguyên%Bản%'`);
  await none(sql`select l.id from letter l join dossier d on d.id = l.subject_id
    where position(d.code in l.data::text) = 0 or l.data::text like '%Nguyên Bản%' or l.data::text like '%Nguyên Quán%'`);
  await none(sql`select d.id from dossier d left join person p on p.id = d.person_id
    where d.identity_number is distinct from d.owner ->> 'identityNumber'
      or (d.person_id is not null and (p.name <> d.owner ->> 'name' or p.identity_number <> d.identity_number))`);
  await none(sql`select w.id from work_item w join dossier d on d.id = w.subject_id
    where w.code <> d.code or (w.slot = 'main' and (w.step_id <> d.step_id or w.assignee_id is distinct from d.assignee_id
      or position(d.owner_name_folded in w.search_text) = 0))`);
  // Who acted at a step held the role at that unit.
  await none(sql`select d.id from dossier d, jsonb_each_text(d.step_actors) s where s.key <> 'reception' and not exists (
    select from role_grant g join unit_closure c on c.ancestor_id = g.unit_id
    where g.person_id = s.value::uuid and c.descendant_id in (d.receiving_unit_id, d.competent_unit_id, d.division_id, d.committee_office_id))`);
  const names = await rowsOf(sql<{ name: string }>`select distinct owner ->> 'name' as name from dossier`);
  expect(names.length).toBeGreaterThan(added * 0.4);
  expect(new Set(names.map(({ name }) => name.split(' ').length)).size).toBeGreaterThanOrEqual(4);
});

test('what the committee of the province decides is prepared by departments, numbered and signed by the committee', async () => {
  for (const as of ['lanhdao.ubnd', 'truongphong.vanphongubnd', 'vanthu.vanphongubnd', 'lanhdao.sotuphap'])
    expect((await world.call(listInbox, {}, { as })).items.length, as).toBeGreaterThan(0);
  const decided = await rowsOf(
    sql<{ book: string; unit: string }>`select distinct left(r.book, -5) as book, 'result:' || u.id as unit
      from dossier d join result r on r.dossier_id = d.id and r.number is not null, unit u
      where d.committee_office_id is not null and u.kind = 'province'`,
  );
  expect(decided).toHaveLength(1);
  expect(decided[0]?.book).toBe(decided[0]?.unit);
});

test('people are who they could be: a telephone of their own, fathers of an age, days that agree with their words', async () => {
  await none(sql`select d.owner ->> 'phone' from dossier d group by 1 having count(distinct d.identity_number) > 2`);
  await none(
    sql`select d.id from dossier d where d.owner ->> 'phone' like '%912999777' or d.answers::text like '%912999777%'`,
  );
  const births = await rowsOf(
    sql<{
      birth: Record<string, string>;
      filed: Date;
    }>`select answers -> 'birth-registration' as birth, submitted_at as filed
      from dossier where answers ? 'birth-registration' and person_id not in (select person_id from account)`,
  );
  expect(births.length).toBeGreaterThan(20);
  for (const { birth, filed } of births) {
    const age = filed.getFullYear() - Number(birth['fatherBirth']);
    expect(age).toBeGreaterThanOrEqual(21);
    expect(age).toBeLessThanOrEqual(49);
    const child = birth['childBirthDate'] ?? '';
    expect(Number(child.slice(0, 4)) - Number((birth['motherBirth'] ?? '').slice(0, 4))).toBeGreaterThanOrEqual(20);
    expect(birth['childBirthDateInWords']).toBe(dateInVietnameseWords(child));
    expect(Date.parse(child)).toBeLessThan(filed.getTime());
  }
  await none(sql`select l.id from letter l where l.form = 'receipt' and l.data #>> '{data,lookupAddress}' is null`);
  await none(sql`select d.id from dossier d where d.owner ->> 'address' not like '%Đồng Nai'`);
});

test('registers have no gap, in the order of the days, and the audit is intact', async () => {
  expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
  await none(sql`select a.code from dossier a join dossier b on b.receiving_unit_id = a.receiving_unit_id
    and left(b.code, -4) = left(a.code, -4) where a.code < b.code and a.submitted_at > b.submitted_at`);
  const { kysely } = world.databases.official;
  await sealWholeAudit(world.databases.official, world.clock.now());
  expect(await verifyAudit(kysely)).toMatchObject({ intact: true, unsealed: 0 });
  await none(
    sql`select e.id from event e where e.type like 'procedures.dossier%' and e.actor_id not in (select id from person)`,
  );
});

test('every file can be read, and its bytes are what its row says', async () => {
  const files = await rowsOf(
    sql<{
      key: string;
      sha256: string;
      size: number;
    }>`select distinct storage_key as key, sha256, size::integer as size from file`,
  );
  expect(files.length).toBeGreaterThan(100);
  for (const { key, size } of files) expect((await world.files.read(key)).byteLength).toBe(size);
  await none(sql`select r.dossier_id from result r where r.signed_file_id is not null
    and not exists (select from file f where f.id = r.signed_file_id and f.attached_to = r.dossier_id)`);
});

/** One at the counter of Trấn Biên, lived by operations to its end; told after each act. */
async function liveAtTheCounter(told: (id: string, stand: string) => Promise<void>): Promise<void> {
  const receivingUnitId = await unitIdOf(world, oneStopCode);
  const { components } = await paperOf();
  const order = {
    procedureCode: counterProcedure,
    receivingUnitId,
    owner: { ...owner, email: null, name: 'Lê Thị Không Tài Khoản', identityNumber: '075190000199' },
    papers: components,
  };
  const { id, version } = await world.call(
    takeInDossier,
    { ...order, timeLimit: { unit: 'working-day', value: 1 } },
    { as: officials.counter },
  );
  const assigneeId = await personIdOf(world, officials.specialist);
  let dossier: { id: Dossier['id']; version: number } = { id, version };
  // Not by the fixture's act, which reads the dossier and so leaves an entry in the audit.
  const move = async (as: string, action: string, more: object = {}): Promise<void> => {
    world.clock.advance(60_000);
    dossier = await world.call(actOnDossier, { dossierId: id, version: dossier.version, action, ...more }, { as });
  };
  const step = async (as: string, action: string, more: object = {}): Promise<void> => {
    await move(as, action, more);
    await told(id, action);
  };
  await told(id, 'take-in');
  await step(officials.head, 'assign', { assigneeId });
  const fileId = await upload(world, officials.specialist);
  const written = { dossierId: id, version: dossier.version, title: 'Kết quả', fileId };
  dossier = await world.call(writeResult, written, { as: officials.specialist });
  await step(officials.specialist, 'forward');
  await step(officials.head, 'forward');
  await move(officials.leader, 'approve');
  const job = world.worker.jobs.find(({ name }) => name === 'procedures.sign-result');
  if (job) await runJob(world.worker, job, { space: 'official', payload: { dossierId: id } });
  await told(id, 'sign');
  await step(officials.clerk, 'issue');
  await step(officials.counter, 'hand-over', { receiver: 'owner' });
}

async function paperOf() {
  const { componentGroups } = await world.call(getProcedure, { code: counterProcedure }, { as: officials.counter });
  const component = componentGroups.flatMap(({ items }) => items).find(({ isNote }) => !isNote);
  return { components: component ? [{ componentId: component.id, originals: 1 }] : [] };
}

test('a copy has the rows and the filled columns of a dossier that operations wrote, open or finished', async () => {
  const stands = [
    ['take-in', 'assignment'],
    ['assign', 'processing'],
    ['sign', 'issuing'],
    ['issue', 'handover'],
    ['hand-over', null],
  ] as const;
  let compared = 0;
  await liveAtTheCounter(async (id, name) => {
    const stand = stands.find(([last]) => last === name);
    if (stand === undefined) return;
    const copies = await rowsOf(
      sql<{ id: string }>`select d.id from dossier d join procedure_version v on v.id = d.procedure_version_id
        join procedure p on p.id = v.procedure_id where p.code = ${counterProcedure} and d.id <> ${id}::uuid
        and not exists (select from person h join account a on a.person_id = h.id
          where h.identity_number = d.identity_number)
        and d.submitted_at < ${beginning} and d.step_id is not distinct from ${stand[1]} order by d.id limit 3`,
    );
    const wanted = await shapeOf(world, id);
    for (const copy of copies) expect(await shapeOf(world, copy.id)).toEqual(wanted);
    compared += copies.length;
  });
  expect(compared).toBeGreaterThan(6);
});

async function bytesOf(parts: AsyncIterable<Uint8Array> | Uint8Array): Promise<Uint8Array> {
  return parts instanceof Uint8Array ? parts : Buffer.concat(await Array.fromAsync(parts));
}

test.each(['congdan1', 'congdan2', 'congdan3'])(
  '%s has drafts, running and finished dossiers, and results',
  async (as) => {
    expect((await world.call(listDrafts, {}, { as })).items).toHaveLength(3);
    const { items } = await world.call(listMyDossiers, { limit: 100 }, { as });
    const states = new Set(items.map(({ state }) => state));
    expect([...states].toSorted()).toEqual([
      'in-progress',
      'refused',
      'resulted',
      'returned',
      'stopped',
      'submitted',
      'suspended',
      'withdrawn',
    ]);
    // What took the place of a result is signed two minutes after the start, with the letters.
    const finished = items.filter(({ state, resultMark }) => state === 'returned' && resultMark === null);
    expect(finished.length).toBeGreaterThanOrEqual(3);
    const authority = (await findAuthorityCertificate(world.databases.official.kysely, world.clock.now())) ?? '';
    for (const { id } of finished) {
      // The first paper: one that took its place waits for a worker to sign it.
      const first = { dossierId: DossierId.parse(id), form: 'result' as const, ordinal: 1 };
      const letter = await world.call(getMyLetter, first, { as });
      const check = await verifyPdfSignature(await bytesOf(letter.bytes), authority, world.clock.now());
      expect(check).toMatchObject({ valid: true, coversWholeFile: true });
      const receipt = await world.call(getMyLetter, { dossierId: DossierId.parse(id), form: 'receipt' }, { as });
      expect((await bytesOf(receipt.bytes)).byteLength).toBeGreaterThan(1_000);
    }
  },
);

test('a dossier is shown with its timeline, and worked on like any other', async () => {
  const { items } = await world.call(listInbox, { stepId: 'approval' }, { as: 'lanhdao.tranbien' });
  const dossiers = await Promise.all(
    items.map(({ subjectId }) =>
      world.call(getDossier, { dossierId: DossierId.parse(subjectId) }, { as: 'lanhdao.tranbien' }),
    ),
  );
  // Of those that somebody proposes to end that has to be decided first.
  const [dossier] = dossiers.filter(({ proposal }) => proposal === null);
  if (dossier === undefined) throw new Error('Nothing waits for the leader');
  expect(dossier.timeline.length).toBeGreaterThan(3);
  expect(
    dossier.actions.map(({ id }) => id),
    JSON.stringify(dossier),
  ).toContain('approve');
});
