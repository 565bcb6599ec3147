import { askMessageCode, confirmMessageAddress } from '@dongbo/contract';
import { sql } from 'kysely';
import type { Account } from './accounts.ts';
import type { DemonstrationParts } from './demonstration-share.ts';
import { actorOf, createStage } from './stage.ts';

/** Before the first message of the last two days; what is older is told to nobody. */
const daysBefore = 20;

/** The accounts of citizens have an e-mail address that is confirmed by its code, at a domain that nobody can have, so that what is sent
 * to them is seen (`dongbo messages`) and reaches nobody. Without simulated carriers nobody chooses anything. */
export async function chooseMessageWays(parts: DemonstrationParts, accounts: readonly Account[]): Promise<void> {
  const { worker, space, now } = parts;
  if (worker.services.messageGateways.of(space, 'email')?.name !== 'simulator') return;
  const database = worker.databases[space];
  const stage = createStage(parts, { database, files: worker.files });
  stage.clock.set(new Date(now.getTime() - daysBefore * 86_400_000));
  for (const { username, owner } of accounts) {
    const { rows: known } = await sql`
      select from message_address where person_id = ${owner.personId}::uuid and space = ${space} limit 1`.execute(
      database.kysely,
    );
    if (known.length > 0) continue;
    const citizen = await actorOf(database, username, now);
    const address = `${username}@dong-bo.example`;
    await stage.call(askMessageCode, { channel: 'email', address }, citizen);
    const { rows: asked } = await sql<{ id: string }>`
      select id from message_code where person_id = ${owner.personId}::uuid and space = ${space} and channel = 'email'`.execute(
      database.kysely,
    );
    await stage.deliver('kernel.send-code', { requestId: asked[0]?.id });
    const { rows: sent } = await sql<{ text: string }>`
      select text from simulated_message where id = ${asked[0]?.id ?? null}::uuid`.execute(database.kysely);
    const [code = ''] = /\b\d{6}\b/.exec(sent[0]?.text ?? '') ?? [];
    await stage.call(confirmMessageAddress, { channel: 'email', code }, citizen);
  }
}
