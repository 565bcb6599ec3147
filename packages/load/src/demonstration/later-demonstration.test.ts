import { foldName, listInbox } from '@dongbo/contract';
import { DossierId, getDossier, getDraft, listDrafts, type Draft } from '@dongbo/contract/procedures';
import { dueAt, formatInstant, loadCalendar, vietnameseMoment, type ClockInput } from '@dongbo/kernel';
import { checkRegisters, formsForProcedure, forwardBy } from '@dongbo/procedures';
import { officials, tablesOf } from '@dongbo/procedures/settling-world';
import { checkDueDates, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demonstratedWorld, partsOf } from './demonstrated-world.fixture.ts';
import { strangersOnDossiers } from './owners-fit.fixture.ts';
import { proceduresShare } from './procedures-share.ts';

const count = 400;
const citizens = ['congdan1', 'congdan2', 'congdan3'];

// The originals lie some 45 days back: on the first day they are filed on other versions of the forms than the drafts.
describe.each([
  { day: '2026-12-16', applicant: 1, draft: 3 },
  { day: '2027-06-09', applicant: 3, draft: 3 },
])('begun on $day', ({ day, applicant, draft }) => {
  let world: World;
  let added: number;
  beforeAll(async () => {
    world = await demonstratedWorld(day);
    added = await proceduresShare.fill(partsOf(world, 'official', count));
  }, 300_000);
  afterAll(() => world[Symbol.asyncDispose]());

  const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
    (await query.execute(tablesOf(world))).rows;

  test('there are dossiers of every kind, filed on the forms of their day', async () => {
    expect(added).toBeGreaterThan(count * 0.9);
    const [found] = await rowsOf(
      sql<{ states: string[]; channels: string[]; births: number; versions: number[] }>`
        select array_agg(distinct state order by state) as states, array_agg(distinct channel order by channel) as channels,
          count(*) filter (where answers ? 'birth-registration')::integer as births,
          array_agg(distinct (jsonb_path_query_first(forms, '$[*] ? (@.key == "applicant")') ->> 'version')::integer)
            filter (where channel = 'ONLINE') as versions
        from dossier`,
    );
    expect(found).toMatchObject({
      states: ['in-progress', 'refused', 'resulted', 'returned', 'stopped', 'submitted', 'suspended', 'withdrawn'],
      channels: ['DIRECT', 'ONLINE'],
      // Some were filed on the last day.
      versions: [...new Set([applicant, draft])],
    });
    expect(found?.births).toBeGreaterThan(5);
    expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
    // Codes and receipts are numbered in the order of the instants, whoever settles the dossier.
    expect(
      await rowsOf(sql`select a.code from dossier a join dossier b on b.receiving_unit_id = a.receiving_unit_id
        where (left(b.code, -4) = left(a.code, -4) and a.code < b.code and a.submitted_at > b.submitted_at)
          or (substring(a.receipt_number from '^\\d+')::integer < substring(b.receipt_number from '^\\d+')::integer
            and a.received_at > b.received_at and date_trunc('year', a.received_at, 'Asia/Ho_Chi_Minh') = date_trunc('year', b.received_at, 'Asia/Ho_Chi_Minh'))`),
    ).toEqual([]);
  });

  test('whoever owns a dossier stands on all of its papers, and nobody of another', async () => {
    expect(await strangersOnDossiers(world)).toEqual([]);
    const [filer] = await rowsOf(
      sql<{ id: string; name: string; number: string }>`select p.id, p.name, p.identity_number as number
        from person p join account a on a.person_id = p.id where a.username = 'congdan2'`,
    );
    const others = sql`from dossier d left join letter l on l.subject_id = d.id left join event e on e.subject_id = d.id
      where d.person_id is distinct from ${filer?.id}::uuid and d.owner ->> 'name' <> ${filer?.name}`;
    expect(
      (await rowsOf(sql<{ count: number }>`select count(distinct d.id)::integer as count ${others}`))[0],
    ).not.toEqual({
      count: 0,
    });
    for (const word of [filer?.id, filer?.name, filer?.number, foldName(filer?.name ?? '')])
      expect(
        await rowsOf(
          sql`select d.code ${others} and position(${word} in concat(to_jsonb(d)::text, l.data::text, to_jsonb(e)::text)) > 0`,
        ),
        word,
      ).toEqual([]);
  });

  test('what another counter received waits for its body, or has its time from when that body has it', async () => {
    const rows = await rowsOf(
      sql<{
        kind: string;
        received: Date;
        arrived: Date | null;
        due: Date | null;
        told: Date;
        limit: ClockInput['limit'];
        receipts: string;
        counter: string;
      }>`select c.kind, d.received_at as received, d.received_by_competent_at as arrived, d.due_at as due, w.step_due_at as told,
          jsonb_build_object('unit', d.limit_unit, 'value', d.limit_value) as limit,
          (select string_agg(l.data::text, ' ' order by l.ordinal) from letter l where l.subject_id = d.id and l.form = 'receipt') as receipts,
          o.name as counter
        from dossier d join unit c on c.id = d.competent_unit_id join unit r on r.id = d.receiving_unit_id
          join unit_name o on o.unit_id = r.parent_id and o.valid_to is null
          left join work_item w on w.subject_id = d.id and w.slot = 'main'
        where r.parent_id <> d.competent_unit_id and c.kind = 'commune' or (c.kind <> 'commune' and r.code <> 'H19.15')`,
    );
    expect(new Set(rows.map(({ kind, arrived }) => `${kind === 'commune'} ${arrived === null}`)).size).toBe(4);
    const calendar = loadCalendar();
    for (const { received, arrived, due, told, limit, receipts, counter } of rows) {
      // The letters are those of the counter, whoever settles the dossier.
      expect(receipts).toContain(`Ủy ban nhân dân ${counter.charAt(0).toLocaleLowerCase('vi')}${counter.slice(1)}`);
      const by = forwardBy(received, calendar);
      expect(receipts).toContain(`chậm nhất lúc ${vietnameseMoment(formatInstant(by))}`);
      const counted = arrived && dueAt({ receivedAt: arrived, limit, suspensions: [], policy: 'shift', calendar });
      expect(due).toEqual(counted);
      // On its way it is for the counter to send it on; with its agency it is for the next step there.
      const [from, until] = arrived === null || due === null ? [by, by] : [arrived, due];
      expect(told.getTime()).toBeGreaterThanOrEqual(from.getTime());
      expect(told.getTime()).toBeLessThanOrEqual(until.getTime());
    }
    for (const as of ['truongphong.tranbien', 'truongphong.sotuphap']) {
      const { items } = await world.call(listInbox, { limit: 200 }, { as });
      expect(items.filter(({ mark }) => mark?.vi === 'chờ nhận')).not.toEqual([]);
    }
  });

  test('papers that another counter took in wait there, travel in lists, have come, lack, and are sent anew', async () => {
    const [found] = await rowsOf(
      sql<Record<string, number>>`select
        count(*) filter (where bundle_id is null and settled_at is null and missed_in is null)::integer as waiting,
        count(*) filter (where closed_at is null and bundle_id is not null)::integer as travelling,
        count(*) filter (where closed_at is not null)::integer as come,
        count(*) filter (where bundle_id is null and missed_in is not null)::integer as lacking,
        count(*) filter (where closed_at is not null and missed_in is not null)::integer as anew
        from paper_handover h left join bundle b on b.id = h.bundle_id`,
    );
    for (const [name, many] of Object.entries(found ?? {})) expect(many, name).toBeGreaterThan(0);
    const { items } = await world.call(listInbox, { limit: 200 }, { as: officials.counter });
    expect(items.filter(({ slot }) => slot === 'bundle')).not.toEqual([]);
  });

  test('no clock is wrong: counted anew from what happened, every due date is the same', async () => {
    expect((await checkDueDates(world.databases.official.pool)).differences).toEqual([]);
  });

  test('nothing in a dossier contradicts its number', async () => {
    const some = await rowsOf(
      sql<{ id: string }>`select d.id from dossier d join unit u on u.id = d.receiving_unit_id
        where u.code = 'H19.145.01' and d.channel = 'ONLINE' order by d.id limit 8`,
    );
    expect(some.length).toBeGreaterThan(2);
    for (const { id } of some) {
      const dossier = await world.call(getDossier, { dossierId: DossierId.parse(id) }, { as: officials.counter });
      expect(dossier.identityWarnings).toEqual([]);
    }
  });

  test.each(citizens)('%s goes on with drafts in which only what the account does not know is left', async (as) => {
    const { items } = await world.call(listDrafts, {}, { as });
    const all: Draft[] = [];
    for (const { id } of items) all.push(await world.call(getDraft, { draftId: id }, { as }));
    // One is whole but for its papers, which are offered.
    const drafts = all.filter(({ problems }) => problems.length > 0);
    expect([all.length, drafts.length]).toEqual([3, 2]);
    for (const { answers, problems, procedure, forms, holder } of drafts) {
      expect(forms).toEqual(formsForProcedure(procedure.code, day));
      expect(forms[0]).toMatchObject({ key: 'applicant', version: draft });
      expect(answers['applicant']).toMatchObject({ filedFor: 'self', ownerName: holder.name });
      const left = problems.filter(({ form }) => form === 'applicant').map(({ field, code }) => `${field} ${code}`);
      expect(left).toEqual(['ownerGender required', 'ownerAddress required', 'ownerPhone at-least-one']);
    }
  });
});
