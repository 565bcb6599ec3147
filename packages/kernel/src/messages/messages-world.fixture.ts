import type { MessageChannel, Space } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { createPool } from '../db/database.ts';
import { newId } from '../ids.ts';
import { tellOfGivenUpJobs } from '../jobs/given-up-jobs.ts';
import { runPendingJobs } from '../jobs/worker.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { systemActor, type Actor } from '../identity/actor.ts';
import { createRunner } from '../operation/runner.ts';
import { createCall } from '../operation/call-operation.ts';
import { createStages } from '../stage/stages.ts';
import { changeAddress, turnAddressOn } from './address-store.ts';
import { kernelDeliveries } from '../kernel-jobs.ts';
import type { MessageGateway, OutgoingMessage } from './message-gateway.ts';
import { addMessages, type NewMessage } from './message-store.ts';
import { messagesOf } from './messages-of.ts';

export interface MessagesWorld extends AsyncDisposable {
  readonly world: World;
  /** What carriers were handed, in the order in which they came. */
  readonly sent: (OutgoingMessage & { readonly channel: MessageChannel })[];
  /** Name of every carrier. */
  carrier: string;
  /** What a carrier does with each further message, beside noting it. */
  carry: MessageGateway['send'];
  readonly call: ReturnType<typeof createCall>;
  /** Turns an address on for a person and answers the person. */
  choose(username: string, channel: MessageChannel, address: string, space?: Space): Promise<string>;
  tell(more: Partial<NewMessage>, space?: Space): Promise<void>;
  /** Takes up what is due and sends it once. */
  send(): Promise<void>;
  /** Takes up what is due now and sends it. */
  sweep(): Promise<void>;
  /** The same with everything that waits for another try. */
  sendAgain(): Promise<void>;
  /** How messages stand, in the order of what they tell of. */
  states(): Promise<string[]>;
  turnOff(username: string, channel: MessageChannel): Promise<void>;
  setStage(stage: 'official' | 'suspended'): Promise<void>;
  /** Of this database, beside the one that asks. */
  openTransactions(): Promise<number>;
  /** Takes away what the test before left. */
  forget(): Promise<void>;
  readonly nobody: Actor;
}

type Parts = Parameters<typeof runPendingJobs>[0];
type Owner = ReturnType<typeof createPool>;

/** What stands in the queue and runs there. */
function queueActs(world: World, owner: Owner, own: { parts: Parts }) {
  const sweep = async (): Promise<void> => {
    for (const space of ['official', 'trial'])
      await owner.query(`select graphile_worker.add_job('procedures.send-messages', $1, max_attempts => 1)`, [
        JSON.stringify({ space, payload: {} }),
      ]);
    await runPendingJobs(own.parts);
  };
  return {
    sweep,
    async send() {
      world.clock.advance(11 * 60_000);
      await sweep();
    },
    async sendAgain() {
      await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
      await runPendingJobs(own.parts);
      await tellOfGivenUpJobs(own.parts);
    },
    async setStage(stage: 'official' | 'suspended') {
      await owner.query(`delete from kernel.system_stage where system = 'procedures'`);
      await owner.query(
        `insert into kernel.system_stage (system, unit_id, stage, valid_from) values ('procedures', null, $1, '2020-01-01')`,
        [stage],
      );
      own.parts = { ...own.parts, stages: createStages(world.databases.official.kysely) };
    },
    async openTransactions() {
      const { rows } = await owner.query<{ open: string }>(
        `select count(*) as open from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and state like 'idle in%'`,
      );
      return Number(rows[0]?.open);
    },
    async forget() {
      await owner.query(
        'truncate kernel.message, kernel.message_consent, kernel.message_address, kernel.message_code cascade',
      );
      await owner.query(
        'delete from graphile_worker._private_jobs; delete from kernel.sign_in_try; delete from work.notice',
      );
    },
  };
}

/** What people choose and are told. */
function peopleActs(world: World) {
  const contextOf = async (username: string, space: Space) => {
    const actor = await world.actor(username);
    const ctx = { db: world.databases[space].kysely, now: world.clock.now(), space, actor, newId: () => newId(0) };
    return { ctx, personId: actor.personId ?? '' };
  };
  return {
    async choose(username: string, channel: MessageChannel, address: string, space: Space = 'official') {
      const { ctx, personId } = await contextOf(username, space);
      await turnAddressOn(ctx, { of: { personId }, channel, address, language: 'vi' });
      return personId;
    },
    async turnOff(username: string, channel: MessageChannel) {
      const { ctx, personId } = await contextOf(username, 'official');
      await changeAddress(ctx, { of: { personId }, channel, choice: 'off' });
    },
    async tell(more: Partial<NewMessage>, space: Space = 'official') {
      const now = world.clock.now();
      const usual = { personId: null, subjectId: newId(0), key: 'result-issued', until: null };
      const facts = { code: 'H19.145.01-260311-0001', day: '2026-03-20' };
      await addMessages({ db: world.databases[space].kysely, space, now }, [
        { ...usual, system: 'procedures', facts, eventId: newId(0), at: now, ...more },
      ]);
    },
    async states() {
      const rows = await tablesOfTest({ world })
        .selectFrom('message')
        .select('state')
        .orderBy('at')
        .orderBy('channel')
        .execute();
      return rows.map(({ state }) => state);
    },
  };
}

/** A world of the kernel with a carrier of the test's own, and the messages of a system that is in use. */
export async function messagesWorld(): Promise<MessagesWorld> {
  const world = await createWorld({ key: 'kernel', systems: [], operations: kernelOperations });
  const owner = createPool({ url: world.ownerUrl, schemas: ['kernel'], role: null, max: 2, name: 'messages-test' });
  const messages = messagesOf('procedures');
  const sent: MessagesWorld['sent'] = [];
  const gateway = (channel: MessageChannel): MessageGateway => ({
    name: made.carrier,
    async send(message, signal) {
      sent.push({ ...message, channel });
      return await made.carry(message, signal);
    },
  });
  const messageGateways = { of: (_: Space, channel: MessageChannel) => gateway(channel) };
  const parts: Parts = {
    ...world.worker,
    services: { ...world.worker.services, messageGateways },
    jobs: [messages.sweep.job],
    deliveries: [messages.delivery, ...kernelDeliveries],
    schedules: [],
    projections: [],
  };
  const acts = queueActs(world, owner, { parts });
  await acts.setStage('official');
  const made: MessagesWorld = {
    world,
    sent,
    ...acts,
    ...peopleActs(world),
    call: createCall(createRunner(parts), kernelOperations),
    carrier: 'test',
    carry: async () => ({ kind: 'accepted', reference: 'R1' }),
    nobody: systemActor('test'),
    async [Symbol.asyncDispose]() {
      await owner.end();
      await world[Symbol.asyncDispose]();
    },
  };
  return made;
}

/** The tables of its official space. */
export const tablesOfTest = ({ world }: Pick<MessagesWorld, 'world'>) => world.databases.official.kysely;
