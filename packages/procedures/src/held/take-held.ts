import type { HeldTaken } from '@dongbo/contract/procedures';
import { copyFiles } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { findOffers, sourceOf, type Asked, type Offer } from './offers.ts';

/** Which held thing shall answer which paper. */
export interface Wanted {
  readonly heldInId: string;
  readonly heldComponentId: string | null;
  readonly componentId: string;
}

type Taking = Pick<Context, 'db' | 'now' | 'actor' | 'newId'>;

/** What the person took of these files before and attached to nothing yet: by the file that it was made of. */
async function waitingCopies({ db, actor }: Taking, fileIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ source: string; id: string }>`
    select distinct on (c.source_file_id) c.source_file_id as source, c.file_id as id
    from held_copy c join file f on f.id = c.file_id
    where c.source_file_id = any(${[...fileIds]}::uuid[]) and c.taken_by = ${actor.personId}
      and f.uploaded_by = ${actor.personId} and f.attached_to is null and f.released_at is null
    order by c.source_file_id, c.taken_at desc`.execute(db);
  return new Map(rows.map(({ source, id }) => [source, id]));
}

async function recordCopies(ctx: Taking, { item }: Offer, copies: readonly { fileId: string; newId: string }[]) {
  await ctx.db
    .insertInto('held_copy')
    .values(
      copies.map(({ fileId, newId }) => ({
        file_id: newId,
        source_file_id: fileId,
        source_dossier_id: item.dossierId,
        source_component_id: item.componentId,
        name: item.name,
        number: item.number,
        source_unit_id: item.unitId,
        held_since: item.at,
        taken_by: ctx.actor.personId ?? '',
        taken_at: ctx.now,
      })),
    )
    .execute();
}

/** Takes something held over for a filing: its files come as if they had been uploaded, over the same stored bytes, and each says where
 * it comes from. Whoever asks twice before it is attached gets the same. Null: nothing like it is held for this paper (any more). */
export async function takeHeld(ctx: Taking, asked: Asked, wanted: Wanted): Promise<z.input<typeof HeldTaken> | null> {
  const offers = await findOffers(ctx.db, asked, ctx.now);
  const offer = offers.find(
    ({ componentId, item }) =>
      componentId === wanted.componentId &&
      item.dossierId === wanted.heldInId &&
      item.componentId === wanted.heldComponentId,
  );
  if (offer === undefined) return null;
  const { fileIds } = offer.item;
  const waiting = await waitingCopies(ctx, fileIds);
  const missing = fileIds.filter((fileId) => !waiting.has(fileId)).map((fileId) => ({ fileId, newId: ctx.newId() }));
  if (missing.length > 0) {
    await copyFiles(ctx.db, { files: missing, personId: ctx.actor.personId ?? '', at: ctx.now });
    await recordCopies(ctx, offer, missing);
  }
  const made = new Map([...waiting, ...missing.map(({ fileId, newId }) => [fileId, newId] as const)]);
  const ids = fileIds.map((fileId) => made.get(fileId) ?? '');
  const rows = await ctx.db
    .selectFrom('file')
    .select(['id', 'name', 'type', 'size', 'sha256'])
    .where('id', 'in', ids)
    .execute();
  const files = new Map(rows.map((row) => [row.id, { ...row, size: Number(row.size) }]));
  return {
    componentId: wanted.componentId,
    files: ids.map((id) => files.get(id)).filter((file) => file !== undefined),
    source: sourceOf(offer.item),
  };
}
