import type { Space, SystemName } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { minuteMs } from '../time/instant.ts';
import { dueOf, isTooLate } from './due-rule.ts';
import { messagePolicy } from './message-policy.ts';

export interface NewMessage {
  /** Whose account is told; null: the address that was given for the matter itself. */
  readonly personId: string | null;
  /** What changed. */
  readonly subjectId: string;
  readonly system: SystemName;
  /** Key of a text in the system's catalogue `messages`; the same as of the notice beside it, if there is one. */
  readonly key: string;
  /** No name, matter or number of a person: whoever carries the message reads it. */
  readonly facts: Readonly<Record<string, string>>;
  /** The event that is told of: nobody hears of it twice by one channel. */
  readonly eventId: string;
  readonly at: Date;
  /** The last day on which it makes sense (YYYY-MM-DD); null: always. */
  readonly until: string | null;
}

interface Place {
  readonly db: Kysely<Pick<KernelTables, 'message' | 'message_address'>>;
  readonly space: Space;
  readonly now: Date;
}

/** Of several changes of one matter at once the last. */
function lastOfEach(messages: readonly NewMessage[]): NewMessage[] {
  const last = new Map<string, NewMessage>();
  for (const one of messages.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    last.set(`${one.personId ?? ''} ${one.subjectId}`, one);
  return [...last.values()];
}

/** Has people told outside of the platform, where they chose that: by each channel that is on, and was on when it happened. A later
 * change of the same matter takes the place of one that still waits, and does not wait longer than that. What is old news is left out.
 * One statement, none where there is nothing to tell. */
export async function addMessages({ db, space, now }: Place, messages: readonly NewMessage[]): Promise<void> {
  const oldest = now.getTime() - messagePolicy.tooOldHours * 60 * minuteMs;
  const fresh = messages.filter(({ at, until }) => at.getTime() >= oldest && !isTooLate({ at: now, until }));
  if (fresh.length === 0) return;
  const rows = lastOfEach(fresh).map((one) => ({ ...one, dueAt: dueOf(one) }));
  await sql`
    with made as (
      insert into message (id, space, address_id, channel, system, key, facts, subject_id, event_id, at, due_at, until, state)
      select gen_random_uuid(), ${space}, a.id, a.channel, m.system, m.key, m.facts, m."subjectId", m."eventId", m.at,
        least(m."dueAt", (select min(o.due_at) from message o
          where o.address_id = a.id and o.subject_id = m."subjectId" and o.state = 'waiting')), m.until, 'waiting'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m("personId" uuid, "subjectId" uuid, system text, key text,
        facts jsonb, "eventId" uuid, at timestamptz, "dueAt" timestamptz, until date)
      join message_address a on a.space = ${space} and a.state = 'on' and a.since <= m.at
        and (a.person_id = m."personId" or (a.subject_id = m."subjectId" and not exists (
          select from message_address own where own.person_id = m."personId" and own.space = a.space and own.channel = a.channel
            and own.address = a.address and own.state = 'on')))
      on conflict do nothing returning id, address_id, subject_id, at)
    update message o set state = 'replaced', ended_at = ${now} from made n
    where o.address_id = n.address_id and o.subject_id = n.subject_id and o.state = 'waiting' and o.at <= n.at and o.id <> n.id`.execute(
    db,
  );
}

/** A message that is ready to go, as the claim finds it. */
export interface OpenMessage {
  readonly id: string;
  readonly address: string | null;
  readonly address_id: string;
  readonly address_state: string;
  readonly person_id: string | null;
  readonly channel: 'email' | 'sms';
  readonly language: 'vi' | 'en' | 'uk';
  readonly key: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly until: string | null;
  /** Something later of the same matter is told, or was. */
  readonly is_overtaken: boolean;
}

/** Finds a message that is queued, with the address as it is now; undefined: it went, or nobody wants it. */
export async function findQueued(
  db: Kysely<Pick<KernelTables, 'message' | 'message_address'>>,
  id: string,
): Promise<OpenMessage | undefined> {
  const { rows } = await sql<OpenMessage>`
    select m.id, a.address, a.id as address_id, a.state as address_state, a.person_id, m.channel, a.language, m.key, m.facts,
      m.until::text as until, exists (select from message l where l.address_id = m.address_id and l.subject_id = m.subject_id
        and l.at > m.at and l.state in ('waiting', 'queued', 'sent')) as is_overtaken
    from message m join message_address a on a.id = m.address_id
    where m.id = ${id}::uuid and m.state = 'queued' for update of m`.execute(db);
  return rows[0];
}

type End = 'sent' | 'refused' | 'failed' | 'replaced' | 'dropped';

/** Writes down how a message ended. */
export async function endMessage(
  db: Kysely<Pick<KernelTables, 'message'>>,
  { id, state, reference = null, now }: { id: string; state: End; reference?: string | null; now: Date },
): Promise<void> {
  await db.updateTable('message').set({ state, reference, ended_at: now }).where('id', '=', id).execute();
}

/** Lets a message wait until an instant. */
export async function putOff(db: Kysely<Pick<KernelTables, 'message'>>, id: string, until: Date): Promise<void> {
  await db.updateTable('message').set({ state: 'waiting', due_at: until }).where('id', '=', id).execute();
}
