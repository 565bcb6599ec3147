import type { MessageChannel, Space } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../../db/tables.ts';
import type { MessageGateway } from '../message-gateway.ts';

const name = 'simulator';
const marked = 'SIM-';

/** Does what is handed to this carrier go nowhere? */
export const isSimulator = (gateway: Pick<MessageGateway, 'name'> | null): boolean => gateway?.name === name;

/** Was a message that is called so (`reference`) carried by a simulator? Pure. */
export const wasSimulated = (reference: string | null): boolean => reference?.startsWith(marked) === true;

/** Address that the simulated carriers say does not exist, so that what follows can be seen. */
export const isUnknownToSimulator = (to: string): boolean => to.startsWith('khong-co@') || to.endsWith('0000000');

interface Simulated {
  readonly channel: MessageChannel;
  readonly databases: Readonly<Record<Space, { readonly kysely: Kysely<KernelTables> }>>;
}

/** Carries nothing anywhere: it keeps what it was handed, once for each id, for whoever tries the platform out (`dongbo messages`). */
export function createSimulatedMessageGateway({ channel, databases }: Simulated): MessageGateway {
  return {
    name,
    async send({ id, space, to, subject, text }, signal) {
      signal.throwIfAborted();
      if (isUnknownToSimulator(to)) return { kind: 'refused' };
      await sql`
        insert into simulated_message (id, space, channel, address, subject, text, at)
        values (${id}::uuid, ${space}, ${channel}, ${to}, ${subject}, ${text}, now())
        on conflict (id) do nothing`.execute(databases[space].kysely);
      return { kind: 'accepted', reference: `${marked}${id.slice(0, 8)}` };
    },
  };
}
