import { countInbox, listInbox, type SystemName } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import type { Actor, Grant } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { maySeeWork } from './may-see-work.ts';
import { putWork, type OpenWork } from './work-item-store.ts';

let world: World;
const units = new Map<string, string>();
const unit = (code: string): string => units.get(code) ?? '';
let ancestors: ReadonlyMap<string, readonly string[]>;
const works: OpenWork[] = [];

const places = ['H19', 'H19.145', 'H19.145.02', 'H19.145.03', 'H19.146', 'H19.146.02'];
const roles = ['specialist', 'leader', 'clerk'];
const fields = ['Hộ tịch', 'Đất đai'];
const people = [newId(1), newId(2)];

/** Every way in which work can be addressed, at every place, for every field and for none. */
function everyWork(): OpenWork[] {
  const now = world.clock.now();
  const addresses = [
    ...places.flatMap((code) =>
      [null, ...roles].flatMap((role) =>
        [null, ...people].map((assigneeId) => ({ unitId: unit(code), role, assigneeId })),
      ),
    ),
    ...people.map((assigneeId) => ({ unitId: null, role: null, assigneeId })),
  ];
  return addresses.flatMap((address, row) =>
    [null, ...fields].map((field, column): OpenWork => {
      const index = row * 3 + column;
      const system: SystemName = index % 2 === 0 ? 'procedures' : 'kernel';
      return {
        ...address,
        id: newId(now.getTime()),
        system,
        subjectId: newId(now.getTime()),
        slot: `slot ${index % 4}`,
        kind: { code: `kind ${index % 3}`, name: `Loại ${index % 3}` },
        code: `${index}`,
        title: `Việc ${index}`,
        partyName: null,
        field,
        step: index % 5 === 0 ? null : { id: `step ${index % 2}`, name: { vi: 'Bước', en: 'Step', uk: 'Крок' } },
        dueAt: index % 3 === 0 ? null : new Date(now.getTime() + (index % 7) * 86_400_000 - 86_400_000),
        stepDueAt: null,
        suspended: false,
        since: now,
        version: 1,
      };
    }),
  );
}

beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  const db = world.databases.official.kysely;
  const rows = await db.selectFrom('unit').select(['id', 'code']).where('valid_to', 'is', null).execute();
  for (const { id, code } of rows) units.set(code, id);
  const closure = await db.selectFrom('unit_closure').select(['ancestor_id', 'descendant_id']).execute();
  ancestors = new Map(
    places.map((code) => [
      unit(code),
      closure.filter((row) => row.descendant_id === unit(code)).map((row) => row.ancestor_id),
    ]),
  );
  works.push(...everyWork());
  await putWork(db, works);
});
afterAll(() => world[Symbol.asyncDispose]());

const AnyGrant = fc.record({
  code: fc.constantFrom(...places),
  role: fc.constantFrom(...roles),
  field: fc.constantFrom(null, ...fields),
  hasInbox: fc.integer({ min: 0, max: 9 }).map((of10) => of10 > 0),
});

const AnyPerson = fc.record({
  personId: fc.constantFrom(...people, newId(3)),
  grants: fc.array(AnyGrant, { maxLength: 4 }),
});

function actorOf({ personId, grants }: typeof AnyPerson extends fc.Arbitrary<infer P> ? P : never): Actor {
  const inbox = ['kernel.inbox.list', 'kernel.inbox.count'];
  const held = grants.map(({ code, role, field, hasInbox }): Grant => {
    return { role, unitId: unit(code), unitName: code, field, permissions: hasInbox ? inbox : [] };
  });
  // A division far from all work, so that everybody may ask.
  const somewhere: Grant = { role: 'clerk', unitId: newId(0), unitName: '', field: null, permissions: inbox };
  return { personId, name: 'Thử', kind: 'official', username: 'thu', grants: [...held, somewhere] };
}

async function whole(as: Actor, filter: { system?: SystemName; kind?: string; stepId?: string } = {}) {
  const items: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(as, filter, cursor);
    items.push(...page.items.map(({ code }) => code));
    cursor = page.nextCursor;
  }
  return items;
}

const pageOf = async (as: Actor, filter: object, cursor: string | undefined) =>
  await world.call(listInbox, { ...filter, limit: 200, ...(cursor === undefined ? {} : { cursor }) }, { as });

test('the list is what the predicate says, and the numbers are those of the lists, for anybody', async () => {
  await fc.assert(
    fc.asyncProperty(AnyPerson, async (person) => {
      const as = actorOf(person);
      const seen = works.filter(({ unitId, role, field, assigneeId }) =>
        maySeeWork(as, { role, field, assigneeId, ancestors: ancestors.get(unitId ?? '') ?? [] }),
      );
      expect((await whole(as)).toSorted()).toEqual(seen.map(({ code }) => code).toSorted());
      const count = await world.call(countInbox, {}, { as });
      expect(count.total).toBe(seen.length);
      expect(count.mine).toBe(seen.filter(({ assigneeId }) => assigneeId === as.personId).length);
      expect(count.unassigned).toBe(seen.filter(({ assigneeId }) => assigneeId === null).length);
      expect(count.due.reduce((sum, due) => sum + due.count, 0)).toBe(seen.length);
      for (const { system, count: number } of count.systems) expect(await whole(as, { system })).toHaveLength(number);
      for (const { system, code, count: number } of count.kinds)
        expect(await whole(as, { system, kind: code })).toHaveLength(number);
      for (const { system, id, count: number } of count.steps)
        expect(await whole(as, { system, stepId: id })).toHaveLength(number);
      expect(count.kinds.reduce((sum, kind) => sum + kind.count, 0)).toBe(seen.length);
      expect(count.steps.reduce((sum, step) => sum + step.count, 0)).toBe(seen.filter(({ step }) => step).length);
    }),
    { numRuns: 25 },
  );
});
