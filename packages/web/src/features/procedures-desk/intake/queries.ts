import type { CallOf } from '@dongbo/contract';
import type { HeldOffer } from '@dongbo/contract/procedures';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { checkIntake, listCounterForms, listIntakeHeld, takeIntakeHeld } from './endpoints.ts';

export type IntakeQuestion = CallOf<typeof checkIntake>;

/** What lies here of the same matter and what is known; null: nothing was told yet by which it could be asked. */
export const intakeCheckQuery = (asked: IntakeQuestion | null) =>
  queryOptions({
    queryKey: ['intake-check', asked],
    queryFn: ({ signal }) => api.call(checkIntake, asked ?? {}, { signal }),
    enabled: asked !== null,
    staleTime: 15_000,
  });

/** The form of a procedure with the few questions that a counter asks. */
export const counterFormsQuery = (code: string | null) =>
  queryOptions({
    queryKey: ['counter-forms', code],
    queryFn: async ({ signal }) => (await api.call(listCounterForms, { code: code ?? '' }, { signal })).items,
    enabled: code !== null,
    staleTime: 300_000,
  });

export type HeldQuestion = CallOf<typeof listIntakeHeld>;

/** What is held, in any unit, of the papers that are asked for; null: it is not known yet of whom, or for what. */
export const intakeHeldQuery = (asked: HeldQuestion | null) =>
  queryOptions({
    queryKey: ['intake-held', asked],
    queryFn: async ({ signal }) => (await api.call(listIntakeHeld, asked ?? {}, { signal })).offers,
    enabled: asked !== null,
    staleTime: 60_000,
  });

export const takeForIntake = (
  asked: HeldQuestion,
  { heldInId, heldComponentId, componentId }: Pick<HeldOffer, 'heldInId' | 'heldComponentId' | 'componentId'>,
) => api.call(takeIntakeHeld, { ...asked, heldInId, heldComponentId, componentId });
