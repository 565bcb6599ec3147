import { saveDraft, startDraft } from '@dongbo/contract/procedures';
import { UnitId } from '@dongbo/contract';
import { localDate } from '@dongbo/kernel';
import { askedAnswers, filedForOneself } from '../asked-answers.ts';
import type { Account } from './accounts.ts';
import type { Body } from './bodies.ts';
import type { DemonstrationParts } from './demonstration-share.ts';
import type { Snapshot } from './snapshot.ts';
import { actorOf, createStage } from './stage.ts';
import type { WorkingAxis } from './working-axis.ts';

const draftsEach = 2;

interface Order {
  readonly accounts: readonly Account[];
  readonly bodies: readonly Body[];
  readonly snapshots: readonly Snapshot[];
  readonly axis: WorkingAxis;
}

/** Some time after eight in the evening, some days before. */
const eveningBefore = (now: Date, days: number): Date => {
  const day = localDate(new Date(now.getTime() - days * 86_400_000));
  return new Date(Date.parse(`${day}T20:07:00+07:00`) + days * 613_000);
};

/** Every demonstration account of a citizen has begun two forms on the last evenings and not sent them yet. Who has drafts
 * already keeps those. */
export async function addDrafts(parts: DemonstrationParts, { accounts, bodies, snapshots }: Order): Promise<void> {
  const { worker, space, now } = parts;
  const database = worker.databases[space];
  const stage = createStage(parts, { database, files: worker.files });
  const codes = [
    ...new Set(
      snapshots.filter(({ shown }) => shown.body === null && shown.channel === 'ONLINE').map(({ shown }) => shown.code),
    ),
  ];
  for (const [index, { username, owner, bodyId }] of accounts.entries()) {
    const known = await database.pool.query('select from draft where person_id = $1 limit 1', [owner.personId]);
    const body = bodies.find(({ id }) => id === bodyId);
    if (known.rows.length > 0 || body === undefined) continue;
    const citizen = await actorOf(database, username, now);
    for (let each = 0; each < draftsEach; each += 1) {
      const code = codes[(index + each * 2) % codes.length];
      if (code === undefined) continue;
      const evening = eveningBefore(now, each + 1);
      stage.clock.set(evening);
      const started = await stage.call(startDraft, { procedureCode: code }, citizen);
      await stage.call(
        saveDraft,
        {
          draftId: started.id,
          version: started.version,
          unitId: UnitId.parse(body.oneStop.id),
          answers: askedAnswers(code, localDate(evening), { applicant: filedForOneself(owner) }),
          papers: [],
          returnMethod: 'online',
        },
        citizen,
      );
    }
  }
}
