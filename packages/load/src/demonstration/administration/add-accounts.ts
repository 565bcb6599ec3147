import { PersonId } from '@dongbo/contract';
import { changePerson, closeAccount, inviteAgain, reopenAccount } from '@dongbo/contract/administration';
import { closeAccount as closeUnused, dayMs, newId } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Stage } from '../stage.ts';
import { daysBefore, type Administrators } from './who-acts.ts';

interface Parts {
  readonly now: Date;
  readonly administrators: Administrators;
  /** Whom the campaign brought in. */
  readonly personIds: readonly string[];
}

/** So many of them have chosen a password: that of the demonstration, like everybody's here. */
const activated = 5;
/** An account that nobody uses for 45 days is closed. */
const idleDays = 25;

/** They belong to the demonstration, and the first of them have used their links. */
async function activate({ database }: Stage, personIds: readonly string[], at: Date): Promise<void> {
  const { kysely } = database;
  await sql`update person set demonstration = true where id = any(${personIds}::uuid[])`.execute(kysely);
  const used = personIds.slice(0, activated);
  await sql`update account set last_signed_in_at = ${at}, unused_since = ${at}, password_hash = (
      select password_hash from account where username = 'chuyenvien.tranbien')
    where person_id = any(${used}::uuid[])`.execute(kysely);
  // Of them one has not come back since, and will be told that the account is about to close.
  await sql`update account set unused_since = ${new Date(at.getTime() - idleDays * dayMs)}, last_signed_in_at = null
    where person_id = ${personIds[activated - 1]}::uuid`.execute(kysely);
  await sql`update account_invitation set used_at = ${at} where person_id = any(${used}::uuid[]) and used_at is null`.execute(
    kysely,
  );
}

/** Accounts in every state: used, invited, invited anew, closed for somebody who left, closed because nobody used it, opened again. */
export async function addAccounts(stage: Stage, { now, administrators, personIds }: Parts): Promise<void> {
  const { first } = administrators;
  daysBefore(stage, now, 18);
  await activate(stage, personIds, stage.clock.now());
  const [corrected, closed, reopened, idle, , again] = personIds.map((id) => PersonId.parse(id));
  if (corrected === undefined || closed === undefined || reopened === undefined) return;
  if (idle === undefined || again === undefined) return;
  daysBefore(stage, now, 15);
  const known = {
    name: 'Huỳnh Thị Mộng Điệp',
    phone: '0251 300 0401',
    email: 'diephtm@example.vn',
    username: 'diephtm',
  };
  await stage.call(
    changePerson,
    { personId: corrected, ...known, reason: 'Bổ sung số điện thoại và thư điện tử' },
    first,
  );
  daysBefore(stage, now, 9);
  await stage.call(closeAccount, { personId: closed, reason: 'Chuyển công tác sang tỉnh khác' }, first);
  await stage.call(closeAccount, { personId: reopened, reason: 'Nghỉ thai sản' }, first);
  daysBefore(stage, now, 4);
  await stage.call(reopenAccount, { personId: reopened, reason: 'Đi làm lại sớm' }, first);
  const at = stage.clock.now();
  const deed = { personId: idle, reason: null, by: null, now: at, newId: () => newId(at.getTime()) };
  await closeUnused(stage.database.kysely, { ...deed, as: 'idle' });
  daysBefore(stage, now, 2);
  await stage.call(inviteAgain, { personId: again, by: 'letter', reason: 'Thư đầu tiên bị thất lạc' }, first);
}
