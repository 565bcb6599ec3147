import { assignDossiers, listAssignees, type Dossier } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringTo, officials, personIdOf, settlingWorld, takeIn } from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

type Ids = readonly Pick<Dossier, 'id'>[];

const asked = async (dossiers: Ids, as: string = officials.head) =>
  await world.call(listAssignees, { dossierIds: dossiers.map(({ id }) => id).join(',') }, { as });

describe('who can take a pile', () => {
  test('only who holds the role of the next step, by name, with how much is open', async () => {
    const pile = [await takeIn(world), await takeIn(world)];
    const { items, notAssignable } = await asked(pile);
    expect(notAssignable).toEqual([]);
    expect(items.map(({ able }) => able)).toEqual(items.map(() => 2));
    const ids = items.map(({ id }) => id);
    expect(ids).toContain(await personIdOf(world, officials.specialist));
    for (const other of [officials.head, officials.leader, officials.clerk, officials.counter])
      expect(ids).not.toContain(await personIdOf(world, other));
    const byName = new Intl.Collator('vi');
    expect(items.map(({ name }) => name)).toEqual(
      items.map(({ name }) => name).toSorted((a, b) => byName.compare(a, b)),
    );
    expect(items[0]?.unitName).not.toBe('');
  });

  test('everybody who is named can be given what they can take, and nobody is refused', async () => {
    const pile = [await takeIn(world), await takeIn(world)];
    const { items } = await asked(pile);
    const [first] = items;
    if (first === undefined) throw new Error('nobody can take them');
    const dossiers = pile.map(({ id, version }) => ({ dossierId: id, version }));
    const answer = await world.call(assignDossiers, { assigneeId: first.id, dossiers }, { as: officials.head });
    expect(answer).toEqual({ assigned: pile.map(({ id }) => id), refused: [] });
    const after = await asked(pile);
    expect(after.items.find(({ id }) => id === first.id)?.openItems).toBe(first.openItems + 2);
  });

  test('says which of a mixed pile hand nothing over at their step', async () => {
    const [open, atLeader] = [await takeIn(world), await bringTo(world, await takeIn(world), 'approval')];
    const { items, notAssignable } = await asked([open, atLeader]);
    expect(notAssignable).toEqual([atLeader.id]);
    expect(new Set(items.map(({ able }) => able))).toEqual(new Set([1]));
  });

  test('what is not there is not told from what the caller may not hand over', async () => {
    const unknown = { id: '00000000-0000-7000-8000-00000000abcd' } as Pick<Dossier, 'id'>;
    const elsewhere = await takeIn(world);
    expect(await asked([unknown])).toEqual({ items: [], notAssignable: [unknown.id] });
    expect(await asked([elsewhere], 'truongphong.sotuphap')).toEqual({ items: [], notAssignable: [elsewhere.id] });
  });

  test('whoever may not assign may not ask', async () => {
    await expect(asked([await takeIn(world)], officials.specialist)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
