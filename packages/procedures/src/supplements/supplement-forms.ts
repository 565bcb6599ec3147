import type { FormDefinition } from '@dongbo/contract';
import type { RawAnswers, Supplement } from '@dongbo/contract/procedures';
import { z } from 'zod';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { findForm } from '../forms/default-forms.ts';
import { viewSupplement } from './supplement-view.ts';

const Answers = z.record(z.string(), z.record(z.string(), z.unknown()));

/** The open request with the forms that were filed and the answers as they stand. Pure. */
export function supplementForms(dossier: StoredDossier): {
  supplement: z.input<typeof Supplement> | null;
  forms: FormDefinition[];
  answers: RawAnswers;
} {
  const files = new Map(dossier.files.map((file) => [String(file.id), file]));
  return {
    supplement: dossier.supplement && viewSupplement(dossier.supplement, files),
    forms: dossier.forms.map(({ key, version }) => findForm(key, version)).filter((form) => form !== undefined),
    answers: Answers.parse(dossier.answers),
  };
}
