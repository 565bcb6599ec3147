import type { SameDossier } from '@dongbo/contract/procedures';

/** Why an officer goes on although the same matter runs already. */
export interface Despite {
  readonly isNeeded: boolean;
  readonly reason: string;
}

export const notNeeded: Despite = { isNeeded: false, reason: '' };

/** Does one of them run, so that whoever goes on says why? Pure. */
export const isRunningHere = (same: readonly SameDossier[]): boolean => same.some(({ isRunning }) => isRunning);

/** Nobody has said yet why it goes on. Pure. */
export const lacksReason = ({ isNeeded, reason }: Despite): boolean => isNeeded && reason.trim() === '';

/** What is sent of it. Pure. */
export const sentDespite = ({ isNeeded, reason }: Despite): { readonly despiteSame?: string } =>
  isNeeded && reason.trim() !== '' ? { despiteSame: reason.trim() } : {};
