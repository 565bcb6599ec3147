import type { CallOf } from '@dongbo/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { checkIntake, listCounterForms } from './endpoints.ts';

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
