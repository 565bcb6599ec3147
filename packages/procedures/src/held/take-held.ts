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

/** A held file, with the copy that the person took of it before and attached to nothing yet; null: none. */
interface Source {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: string | number;
  readonly sha256: string;
  readonly copyId: string | null;
}

/** The held files, by their ids. A copy is over the same bytes under the same name. One statement. */
async function readSources({ db, actor }: Taking, fileIds: readonly string[]): Promise<ReadonlyMap<string, Source>> {
  const { rows } = await sql<Source>`
    select s.id, s.name, s.type, s.size, s.sha256, (
      select c.file_id from held_copy c join file f on f.id = c.file_id
      where c.source_file_id = s.id and c.taken_by = ${actor.personId}
        and f.uploaded_by = ${actor.personId} and f.attached_to is null and f.released_at is null
      order by c.taken_at desc limit 1) as "copyId"
    from file s where s.id = any(${[...fileIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
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
  const sources = await readSources(ctx, fileIds);
  const copies = fileIds.flatMap((fileId) => {
    const source = sources.get(fileId);
    if (source === undefined) return [];
    const { copyId, size } = source;
    return [{ ...source, of: fileId, size: Number(size), isThere: copyId !== null, id: copyId ?? ctx.newId() }];
  });
  const missing = copies.flatMap(({ isThere, of, id }) => (isThere ? [] : [{ fileId: of, newId: id }]));
  if (missing.length > 0) {
    await copyFiles(ctx.db, { files: missing, personId: ctx.actor.personId ?? '', at: ctx.now });
    await recordCopies(ctx, offer, missing);
  }
  return {
    componentId: wanted.componentId,
    files: copies.map(({ id, name, type, size, sha256 }) => ({ id, name, type, size, sha256 })),
    source: sourceOf(offer.item),
  };
}
