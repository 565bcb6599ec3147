import { takeInDossier, type KnownTimeLimit } from '@dongbo/contract/procedures';
import { findStep } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { findDossier } from '../dossiers/dossier-store.ts';
import {
  fileOnline,
  officials,
  oneStopCode,
  paperOrder,
  procedures,
  tablesOf,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** How a life begins. */
export const beginnings = ['online', 'paper', 'no-limit', 'no-limit-paper', 'elsewhere', 'same-visit'] as const;
export type Beginning = (typeof beginnings)[number];

/** What stands beside the row of a dossier, by id. */
export interface Beside {
  readonly demand: { readonly id: string; readonly amount: number } | null;
  readonly payments: readonly {
    readonly id: string;
    readonly amount: number;
    readonly receipt: string | null;
    readonly cancelled: boolean;
    readonly refunded: number;
  }[];
  readonly refunds: readonly { readonly id: string; readonly done: boolean }[];
  readonly referrals: readonly {
    readonly id: string;
    readonly kind: string;
    readonly version: number;
    readonly state: string;
  }[];
  readonly waitingPapers: readonly string[];
  readonly bundle: { readonly id: string; readonly handoverId: string } | null;
  readonly rated: boolean;
}

export interface Life {
  readonly world: World;
  readonly id: string;
  readonly beginning: Beginning;
  /** Named by the officer where the procedure states none. */
  readonly limit: KnownTimeLimit;
  /** Another division, which is asked for opinions and to which a dossier is handed. */
  readonly otherUnitId: string;
  readonly counterId: string;
  /** Of everybody with an account, by person. */
  readonly usernames: ReadonlyMap<string, string>;
  /** As it stands after the last act. */
  dossier: StoredDossier;
  beside: Beside;
}

const ofJustice = {
  ...officials,
  head: 'truongphong.sotuphap',
  specialist: 'chuyenvien.sotuphap',
  second: 'chuyenvien2.sotuphap',
  leader: 'lanhdao.sotuphap',
  clerk: 'vanthu.sotuphap',
} as const;

/** Those who settle it where it is now. */
export const peopleOf = ({ dossier }: Life): Readonly<Record<keyof typeof officials, string>> =>
  dossier.competent.code.startsWith('H19.145') ? officials : ofJustice;

const people: Readonly<Record<string, keyof typeof officials>> = {
  'counter-officer': 'counter',
  'division-head': 'head',
  specialist: 'specialist',
  leader: 'leader',
  clerk: 'clerk',
};

export const stepOf = ({ dossier }: Life) => findStep(dossier.process, dossier.stepId ?? '');

/** Who has the dossier: whoever it is assigned to, or who holds the role of its step. */
export function holderOf(life: Life): string {
  const { assignee } = life.dossier;
  const assigned = assignee === null ? undefined : life.usernames.get(assignee.id);
  return assigned ?? peopleOf(life)[people[stepOf(life)?.actor.role ?? ''] ?? 'head'];
}

const besideOf = (id: string) => sql<{ beside: Beside }>`
  select jsonb_build_object(
    'demand', (select jsonb_build_object('id', f.id, 'amount', f.service_fee + f.charge)
      from fee_demand f where f.dossier_id = d.id and f.state = 'open'),
    'payments', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'amount', p.service_fee + p.charge, 'receipt', p.receipt_number,
      'cancelled', p.cancelled_at is not null,
      'refunded', coalesce((select sum(amount) from fee_refund r where r.fee_payment_id = p.id), 0)) order by p.recorded_at)
      from fee_payment p where p.dossier_id = d.id), '[]'),
    'refunds', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'done', r.done_at is not null))
      from fee_refund r join fee_payment p on p.id = r.fee_payment_id where p.dossier_id = d.id), '[]'),
    'referrals', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'version', r.version, 'state', r.state) order by r.ordinal)
      from referral r where r.dossier_id = d.id), '[]'),
    'waitingPapers', coalesce((select jsonb_agg(h.id) from paper_handover h
      where h.dossier_id = d.id and h.bundle_id is null and h.settled_at is null), '[]'),
    'bundle', (select jsonb_build_object('id', b.id, 'handoverId', h.id) from paper_handover h join bundle b on b.id = h.bundle_id
      where h.dossier_id = d.id and b.closed_at is null limit 1),
    'rated', exists (select from rating r where r.dossier_id = d.id)) as beside
  from dossier d where d.id = ${id}::uuid`;

/** Reads how the life stands. */
export async function lookAt(world: World, id: string): Promise<Pick<Life, 'dossier' | 'beside'>> {
  const db = tablesOf(world);
  const dossier = await findDossier(db, id, { at: world.clock.now(), lock: false });
  const { rows } = await besideOf(id).execute(db);
  const [row] = rows;
  if (dossier === undefined || row === undefined) throw new Error(`Dossier ${id} is gone`);
  return { dossier, beside: row.beside };
}

const papers = [{ componentId: 'g1.c1', originals: 1 }];

async function open(world: World, beginning: Beginning, limit: KnownTimeLimit): Promise<string> {
  const take = async (changes: Parameters<typeof paperOrder>[1]) =>
    (await world.call(takeInDossier, await paperOrder(world, { papers, ...changes }), { as: officials.counter })).id;
  switch (beginning) {
    case 'online':
      return (await fileOnline(world, procedures.economy)).id;
    case 'no-limit':
      return (await fileOnline(world, procedures.silent)).id;
    case 'paper':
      return await take({});
    case 'no-limit-paper':
      return await take({ procedureCode: procedures.silent, timeLimit: limit });
    case 'elsewhere':
      return await take({ procedureCode: procedures.justice });
    case 'same-visit':
      return await take({ procedureCode: procedures.copies, sameVisit: true, papers: [] });
  }
}

/** Begins a life; what pauses do to its time is drawn with it. */
export async function beginLife(
  world: World,
  { beginning, limit, policy }: Pick<Life, 'beginning' | 'limit'> & { readonly policy: 'shift' | 'restart' },
): Promise<Life> {
  const id = await open(world, beginning, limit);
  const db = tablesOf(world);
  await db.updateTable('dossier').set({ supplement_policy: policy }).where('id', '=', id).execute();
  const accounts = await db.selectFrom('account').select(['person_id', 'username']).execute();
  return {
    world,
    id,
    beginning,
    limit,
    otherUnitId: await unitIdOf(world, 'H19.145.04'),
    counterId: await unitIdOf(world, oneStopCode),
    usernames: new Map(accounts.map((one) => [one.person_id, one.username])),
    ...(await lookAt(world, id)),
  };
}
