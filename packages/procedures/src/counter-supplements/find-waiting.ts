import { compact } from '@dongbo/contract';
import { mayAt, notFound, unitJson, type UnitFacts } from '@dongbo/kernel';
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
  /** Where somebody stands. */
  readonly counter: UnitFacts;
  readonly dossier: StoredDossier;
  /** What is asked; null: what the caller saw was answered elsewhere meanwhile. */
  readonly supplement: StoredSupplement | null;
  readonly proof: Proof;
}

interface Finding {
  readonly permission: string;
  readonly lock: boolean;
  /** Id of the request that the caller saw; null: none yet. */
  readonly seen: string | null;
}

interface Asked {
  readonly unitId: string;
  readonly code: string;
  readonly proof: string;
}

/** The dossier of a code that waits for a supplement, for a counter where the caller holds the permission, where the proof is of it; one whose request the caller
 * saw is found also where that was answered meanwhile. One that is unknown, waits for nothing, or is of somebody else is not found, by one statement alike: nobody learns here which codes there
 * are, or whose they are. */
export async function findWaiting(
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  { unitId, code, proof: text }: Asked,
  { permission, lock, seen }: Finding,
): Promise<Waiting> {
  const written = compact(code).toUpperCase();
  const proof = readProof(written, text) ?? notFound();
  const { rows } = await sql<{ counter: UnitFacts | null; id: string | null }>`
    select ${unitJson(sql`${unitId}::uuid`, ctx.now)} as counter, (
      select d.id from dossier d
      where d.code = ${written} and ${isProven(proof)} and (d.open_path = 'supplement-asked' or exists (select from supplement_request q
        where q.id = ${seen}::uuid and q.dossier_id = d.id and q.state = 'answered'))) as id`.execute(ctx.db);
  const { counter = null, id = null } = rows[0] ?? {};
  const isCounter = counter?.kind === 'one-stop' && mayAt(ctx.actor, permission, { ...counter, field: null });
  if (!isCounter || id === null) return notFound();
  const dossier = (await findDossier(ctx.db, id, { at: ctx.now, lock })) ?? notFound();
  const { supplement } = dossier;
  const open = supplement?.state === 'asked' ? supplement : null;
  return open === null && seen === null ? notFound() : { counter, dossier, supplement: open, proof };
}
