import { checkResult, decideResultChange, proposeResultChange } from '@dongbo/contract/procedures';
import { anonymous } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { bringTo, officials, settlingWorld, tablesOf } from '../dossiers/settling-world.fixture.ts';
import { received, see } from '../supplements/supplement-world.fixture.ts';

test('numbers begin anew with the year: a new paper with the number of the one before is signed, and each says what became of itself', async () => {
  await using world = await settlingWorld();
  world.clock.set('2026-03-16T08:00:00+07:00');
  const { id: dossierId, version } = await bringTo(world, await received(world), 'handover');
  world.clock.set('2027-01-05T09:00:00+07:00');
  const order = { dossierId, version, kind: 'reissue', ground: 'lost', reason: 'Mất bản giấy' } as const;
  const proposed = await world.call(proposeResultChange, order, { as: officials.specialist });
  await world.call(decideResultChange, { dossierId, version: proposed.version }, { as: officials.leader });
  await world.drain();
  const [first, next] = (await see(world, dossierId)).resultPapers;
  expect(next).toMatchObject({ number: first?.number, isSigned: true });
  const db = tablesOf(world);
  const own = await db.selectFrom('result').select('check_token').where('dossier_id', '=', dossierId).execute();
  const later = await db
    .selectFrom('result_change')
    .select('check_token')
    .where('dossier_id', '=', dossierId)
    .execute();
  const answers = [...own, ...later].map(
    async ({ check_token: token }) => await world.call(checkResult, { token: token ?? '' }, { as: anonymous }),
  );
  expect(await Promise.all(answers)).toMatchObject([
    { state: 'reissued', issuedOn: '2026-03-16' },
    { state: 'valid', issuedOn: '2027-01-05' },
  ]);
});
