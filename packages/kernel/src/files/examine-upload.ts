import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Examination, Examined, UploadFault } from './file-store.ts';
import { guardInThread } from './guard/guard-threads.ts';
import type { FileScanner } from './scanner.ts';
import { takes, type UploadPurpose } from './upload-purpose.ts';
import { wouldTooMuchWait } from './waiting-files.ts';

const refused = (fault: UploadFault): Examined => ({ fault, converted: null });

/** What the scanner says against the bytes as they came. */
async function faultByScanner(scanner: FileScanner, bytes: Buffer): Promise<UploadFault | null> {
  const verdict = await scanner.scan(bytes);
  if (verdict.kind === 'clean') return null;
  return verdict.kind === 'failed'
    ? { code: 'file.scanner-unavailable' }
    : { code: 'file.infected', found: verdict.name };
}

/** Looks into uploaded bytes before anything keeps or names them: that they are something, of a kind that the purpose takes, that not
 * too much of this person waits already, what they carry, and what the scanner says. Runs outside of any transaction, because
 * threads and a scanner take their time. */
export function examinationWith({
  scanner,
  db,
  personId,
  purpose,
}: {
  readonly scanner: FileScanner | null;
  readonly db: Kysely<KernelTables>;
  readonly personId: string;
  readonly purpose: UploadPurpose;
}): Examination {
  return async (bytes, type) => {
    if (bytes.length === 0) return refused({ code: 'file.empty' });
    if (type === null || !takes(purpose, type)) return refused({ code: 'file.type-not-allowed' });
    if (await wouldTooMuchWait(db, { personId, bytes: bytes.length }))
      return refused({ code: 'file.too-many-waiting' });
    const examined = await guardInThread({ bytes, type });
    if (examined.fault !== null || scanner === null) return examined;
    const fault = await faultByScanner(scanner, bytes);
    return fault === null ? examined : refused(fault);
  };
}
