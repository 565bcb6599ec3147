import { defineProcessSchema, type ProcessDefinition, type ProcessVocabulary } from '../process/public.ts';

/** The words of a dossier's process (Decree 61/2018/NĐ-CP art. 17 to 20: reception, settling, issuing, handing over). */
export const dossierVocabulary = {
  /** At the one-stop unit that took the dossier in, anywhere at the body that is competent to settle it, or in the
   * division of that body to which it belongs, or at the office of the provincial committee, where the committee's leader
   * decides on what a department has prepared. */
  relations: ['receiving-one-stop', 'competent-unit', 'competent-division', 'committee-office'],
  stepKinds: ['reception', 'assignment', 'processing', 'review', 'approval', 'issuing', 'handover'],
  actions: ['receive', 'assign', 'forward', 'return', 'approve', 'refuse-approval', 'issue', 'hand-over'],
  needs: ['result-draft', 'signature', 'receiver'],
  effects: ['receive', 'sign-result', 'issue-result', 'return-result'],
} as const satisfies ProcessVocabulary;
export type DossierVocabulary = typeof dossierVocabulary;

export const DossierProcess = defineProcessSchema(dossierVocabulary);
export type DossierProcess = ProcessDefinition<DossierVocabulary>;
