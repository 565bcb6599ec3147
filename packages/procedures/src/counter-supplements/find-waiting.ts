import { notFound } from '@dongbo/kernel';
import { compact } from '@dongbo/contract';
import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { StoredSupplement } from '../supplements/stored-supplement.ts';
import { readProof, type Proof } from './proof-rule.ts';

/** Does the dossier `d` say of itself what the proof says? */
function isProven(proof: Proof): RawBuilder<boolean> {
  if (proof.kind === 'number') {
    const numbers = sql`${[...proof.numbers]}::text[]`;
    return sql<boolean>`(d.identity_number = any(${numbers}) or d.answers #>> '{applicant,submitterIdentityNumber}' = any(${numbers}))`;
  }
  return sql<boolean>`exists (select from letter l where l.subject_id = d.id
    and split_part(l.data ->> 'qrText', '|', 3) = ${proof.holderId} and split_part(l.data ->> 'qrText', '|', 6) = ${proof.issuedAt})`;
}

export interface Waiting {
  readonly dossier: StoredDossier;
  readonly supplement: StoredSupplement;
  readonly proof: Proof;
}

/** The dossier of a code that waits for a supplement, where the proof is of it. One that is unknown, waits for nothing, or is of somebody
 * else is not found, by one statement alike: nobody learns here which codes there are, or whose they are. */
export async function findWaiting(
  ctx: Pick<Context, 'db' | 'now'>,
  { code, proof: text }: { readonly code: string; readonly proof: string },
  { lock }: { readonly lock: boolean },
): Promise<Waiting> {
  const written = compact(code).toUpperCase();
  const proof = readProof(written, text) ?? notFound();
  const { rows } = await sql<{ id: string }>`
    select d.id from dossier d
    where d.code = ${written} and d.open_path = 'supplement-asked' and ${isProven(proof)}`.execute(ctx.db);
  const dossier = (await findDossier(ctx.db, rows[0]?.id ?? notFound(), { at: ctx.now, lock })) ?? notFound();
  const { supplement } = dossier;
  return supplement?.state === 'asked' ? { dossier, supplement, proof } : notFound();
}
