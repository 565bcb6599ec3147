import { discardDraft } from './discard-draft.ts';
import { explainMyDueDate } from './explain-my-due-date.ts';
import { getDraft } from './get-draft.ts';
import { getMyDossier } from './get-my-dossier.ts';
import { getMyFile } from './get-my-file.ts';
import { getMyLetter } from './get-my-letter.ts';
import { listDrafts } from './list-drafts.ts';
import { listMyDossiers } from './list-my-dossiers.ts';
import { lookUpDossier } from './look-up-dossier.ts';
import { saveDraft } from './save-draft.ts';
import { startDraft } from './start-draft.ts';
import { submitDossier } from './submit-dossier.ts';

export const filingOperations = [
  startDraft,
  listDrafts,
  getDraft,
  saveDraft,
  discardDraft,
  submitDossier,
  listMyDossiers,
  getMyDossier,
  explainMyDueDate,
  getMyLetter,
  getMyFile,
  lookUpDossier,
];

export { deleteEndedDraft, sweepDrafts } from './sweep-drafts.ts';
