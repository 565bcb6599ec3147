import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import { createAuthority, issueCertificate, type Credential } from './certificate.ts';
import { openKey, sealKey } from './seal-key.ts';
import type { PaperMark } from './paper-mark.ts';
import { markPaper, prepareCopy, signPdf, whyNotSignable } from './sign-pdf.ts';
import type { UnsignableCause } from './unsignable-pdf.ts';

export interface SignatureOrder {
  readonly pdf: Uint8Array;
  readonly personId: string;
  readonly personName: string;
  readonly unitName: string;
  readonly reason: string;
  readonly at: Date;
}

export interface SignatureDesk {
  /** Signs as PAdES with the person's key; certificate and authority are made on first need, in the caller's
   * transaction. Throws `UnsignablePdf`. */
  sign(db: Kysely<KernelTables>, order: SignatureOrder): Promise<Uint8Array>;
  /** Why this PDF cannot be signed without breaking it; null: it can. */
  whyNotSignable(pdf: Uint8Array): Promise<UnsignableCause | null>;
  /** Puts number, date and visible signature on an uploaded paper before it is signed. Throws `UnsignablePdf`. */
  mark(pdf: Uint8Array, mark: PaperMark): Promise<Uint8Array>;
  /** An uploaded paper ready to be signed, with nothing put on it. Throws `UnsignablePdf`. */
  prepare(pdf: Uint8Array): Promise<Uint8Array>;
}

const authorityName = 'Đồng Bộ - Chứng thư nội bộ của đơn vị cài đặt';
/** Behind every name of a certificate that only serves practice. */
const trialMark = ' (THỬ NGHIỆM)';
const authorityDays = 3650;
const personDays = 730;

/** Whose certificate: a person's or (null) the authority's, of the official or the trial space. */
interface Holder {
  readonly personId: string | null;
  readonly trial: boolean;
}

interface Stored extends Credential {
  readonly id: string;
}

/** Whether a connection is bound to the trial space. */
async function isOfTrial(db: Kysely<KernelTables>): Promise<boolean> {
  const { rows } = await sql<{ trial: boolean }>`select current_schema() = 'work_trial' as trial`.execute(db);
  return rows[0]?.trial === true;
}

async function findValid(
  db: Kysely<KernelTables>,
  { personId, trial }: Holder,
  at: Date,
  secret: Uint8Array,
): Promise<Stored | null> {
  const row = await db
    .selectFrom('signing_certificate')
    .select(['id', 'certificate_pem', 'private_key_sealed'])
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('trial', '=', trial)
    .where('revoked_at', 'is', null)
    .where('valid_from', '<=', at)
    .where('valid_to', '>', at)
    .orderBy('valid_to', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { id: row.id, certificatePem: row.certificate_pem, privateKey: openKey(row.private_key_sealed, secret) }
    : null;
}

async function keep(
  db: Kysely<KernelTables>,
  { personId, trial }: Holder,
  made: Credential,
  at: Date,
  days: number,
  secret: Uint8Array,
): Promise<Credential> {
  await db
    .insertInto('signing_certificate')
    .values({
      id: newId(at.getTime()),
      person_id: personId,
      trial,
      certificate_pem: made.certificatePem,
      private_key_sealed: sealKey(made.privateKey, secret),
      valid_from: new Date(at.getTime() - 86_400_000),
      valid_to: new Date(at.getTime() + days * 86_400_000),
    })
    .execute();
  return made;
}

/** Keeps private keys sealed and hands out signatures. One desk serves both spaces; each has an
 * authority and keys of its own. */
export function createSignatureDesk({ secret }: { readonly secret: Uint8Array }): SignatureDesk {
  /** Two signatures at once make one certificate: the second waits for the first transaction's end. */
  async function credentialOf(
    db: Kysely<KernelTables>,
    holder: Holder,
    at: Date,
    days: number,
    make: () => Promise<Credential>,
  ): Promise<Credential> {
    const known = await findValid(db, holder, at, secret);
    if (known) return known;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`certificate of ${holder.personId ?? 'authority'}${holder.trial ? ' in trial' : ''}`}, 0))`.execute(
      db,
    );
    return (await findValid(db, holder, at, secret)) ?? (await keep(db, holder, await make(), at, days, secret));
  }

  return {
    whyNotSignable,
    mark: markPaper,
    prepare: prepareCopy,
    async sign(db, order) {
      const validity = (days: number) => ({ now: order.at, days });
      const trial = await isOfTrial(db);
      const mark = trial ? trialMark : '';
      const authority = await credentialOf(db, { personId: null, trial }, order.at, authorityDays, () =>
        createAuthority({ name: authorityName + mark, ...validity(authorityDays) }),
      );
      const credential = await credentialOf(db, { personId: order.personId, trial }, order.at, personDays, () =>
        issueCertificate(authority, { name: order.personName + mark, unit: order.unitName }, validity(personDays)),
      );
      const { pdf, personName: name, reason, unitName: location, at: signedAt } = order;
      const authorityPem = authority.certificatePem;
      return await signPdf({ pdf, credential, authorityPem, name, reason, location, signedAt });
    },
  };
}

/** The authority's certificate, for whoever checks a signature; null before the first signature. */
export async function findAuthorityCertificate(db: Kysely<KernelTables>, at: Date): Promise<string | null> {
  const row = await db
    .selectFrom('signing_certificate')
    .select('certificate_pem')
    .where('person_id', 'is', null)
    .where('trial', '=', await isOfTrial(db))
    .where('revoked_at', 'is', null)
    .where('valid_to', '>', at)
    .orderBy('valid_to', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.certificate_pem ?? null;
}
