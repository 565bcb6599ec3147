import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CallOf } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { byKey, pageSize } from '../../../ui/desk/paging.ts';
import { answerAppointment, getAppointment, listAppointments } from '../endpoints.ts';

export const appointmentsQuery = (day: string) =>
  infiniteQueryOptions({
    queryKey: ['appointments', day],
    queryFn: ({ pageParam, signal }) =>
      api.call(listAppointments, { day, limit: pageSize, cursor: pageParam }, { signal }),
    ...byKey,
  });

export const appointmentQuery = (appointmentId: string) =>
  queryOptions({
    queryKey: ['appointment', appointmentId],
    queryFn: ({ signal }) => api.call(getAppointment, { appointmentId }, { signal }),
  });

export type Answer = CallOf<typeof answerAppointment>;

export const sendAnswer = (answer: Answer) => api.call(answerAppointment, answer);
