import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getSigningAuthority } from '@dongbo/contract';
import { getMyDossier, type MyDossier } from '@dongbo/contract/procedures';
import { verifyPdfSignature } from '@dongbo/kernel';
import { letterUrl } from './demo-filing.ts';
import { DemoError } from './demo-person.ts';
import type { Stage } from './demo-stage.ts';

/** The result as the citizen holds it in the end. */
export interface HeldResult {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly signedBy: string;
  /** The signature fits the bytes, covers the whole file and comes from the server's authority. */
  readonly valid: boolean;
}

/** The citizen fetches the signed result and checks its signature against the authority that the server names. */
export async function fetchResult(stage: Stage, filed: MyDossier, folder: string | undefined): Promise<HeldResult> {
  const { client, download } = stage.people.citizen;
  return await stage.tell('citizen', 'downloaded', async () => {
    const dossier = await client.call(getMyDossier, { dossierId: filed.id });
    if (dossier.state !== 'returned')
      throw new DemoError('fail.not-returned', { code: filed.code, state: dossier.state });
    const bytes = await download(letterUrl(stage, filed.id, 'result'));
    const { certificate } = await client.call(getSigningAuthority, {});
    const check = await verifyPdfSignature(bytes, certificate ?? '');
    const target = folder === undefined ? await mkdtemp(join(tmpdir(), 'dongbo-demo-')) : resolve(folder);
    await mkdir(target, { recursive: true });
    const path = join(target, `${filed.code}.pdf`);
    await writeFile(path, bytes);
    const held: HeldResult = {
      path,
      size: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      signedBy: check.signedBy ?? '',
      valid: check.valid && check.coversWholeFile,
    };
    return [held, { path, size: held.size, signer: held.signedBy, check: held.valid ? 'valid' : 'broken' }];
  });
}
