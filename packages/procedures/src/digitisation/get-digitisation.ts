import { getDigitisation as endpoint, paperDataFields, type DigitisedPaper } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { z } from 'zod';
import { defineOperation } from '../define.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { paperSource } from '../held/record-reuse.ts';
import { fieldsOf, levelOf, whyNotSign } from './digitisation-rule.ts';
import { readDigitisation } from './stored-copies.ts';

type View = z.input<typeof DigitisedPaper>;
type Known = Awaited<ReturnType<typeof readDigitisation>>;

/** A paper with its files as they were sent, what was signed of them, and what was written down. Pure. */
function viewOf(dossier: StoredDossier, paper: StoredDossier['papers'][number], { copies, data }: Known): View {
  const byId = new Map(dossier.files.map((file) => [String(file.id), file]));
  const copyOf = new Map(copies.map((copy) => [copy.fileId, copy]));
  const files = paper.fileIds.flatMap((id): View['files'] => {
    const file = byId.get(id);
    if (file === undefined) return [];
    const copy = copyOf.get(id);
    const signedFile = copy && byId.get(copy.signedFileId);
    const signed = copy && signedFile && { file: signedFile, by: copy.by, at: formatInstant(copy.at) };
    return [{ file, signed: signed ?? null, whyNot: signed ? null : whyNotSign(file, dossier) }];
  });
  const fields = fieldsOf(paper.name);
  const written = data.find(({ componentId }) => componentId === paper.componentId);
  return {
    componentId: paper.componentId,
    name: paper.name,
    level: levelOf(paper, new Set(copyOf.keys())),
    source: paperSource(paper, dossier.files),
    files,
    fields: paperDataFields.flatMap((id) =>
      fields[id] === undefined ? [] : [{ id, needed: fields[id] === 'needed' }],
    ),
    data: written === undefined ? null : { ...written, at: formatInstant(written.at) },
  };
}

/** How far the papers of a dossier are digitised. */
export const getDigitisation = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const known = await readDigitisation(ctx.db, dossier.id);
  const may = (permission: string) => mayForDossier(ctx.actor, permission, dossier) && !isPartyTo(ctx.actor, dossier);
  return {
    papers: dossier.papers.map((paper) => viewOf(dossier, paper, known)),
    maySign: may('procedures.digitisation.sign'),
    mayRecord: may('procedures.digitisation.record'),
  };
});
