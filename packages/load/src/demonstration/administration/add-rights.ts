import { PersonId } from '@dongbo/contract';
import { listDelegations, startDelegation } from '@dongbo/contract/administration';
import { dayMs, localDate } from '@dongbo/kernel';
import { actorOf, type Stage } from '../stage.ts';
import { daysBefore } from './who-acts.ts';

/** A clerk of a ward who is away and lets the counter act, and a first count of which steps have too few people. */
export async function addRights(stage: Stage, now: Date): Promise<void> {
  daysBefore(stage, now, 2);
  const clerk = await actorOf(stage.database, 'vanthu.tamhiep', now);
  const colleague = await actorOf(stage.database, 'motcua.tamhiep', now);
  const { own } = await stage.call(listDelegations, {}, clerk);
  const [right] = own;
  if (right === undefined) throw new Error('The clerk of Tam Hiệp holds no right to delegate');
  const to = localDate(new Date(now.getTime() + 5 * dayMs));
  const personId = PersonId.parse(colleague.personId);
  await stage.call(
    startDelegation,
    { grantId: right.id, personId, to, reason: 'Đi tập huấn theo quyết định cử đi học' },
    clerk,
  );
  daysBefore(stage, now, 0);
  await stage.work('administration.count-coverage', {});
}
