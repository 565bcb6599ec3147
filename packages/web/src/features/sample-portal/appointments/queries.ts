import { infiniteQueryOptions } from '@tanstack/react-query';
import type { CallOf } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { getMySlip, listMyAppointments, requestAppointment } from '../endpoints.ts';

export const myAppointmentsQuery = infiniteQueryOptions({
  queryKey: ['my-appointments'],
  queryFn: ({ signal, pageParam }) =>
    api.call(listMyAppointments, { limit: 20, ...(pageParam && { cursor: pageParam }) }, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

export const sendRequest = (request: CallOf<typeof requestAppointment>) => api.call(requestAppointment, request);

export const slipAddress = (appointmentId: string): string => api.url(getMySlip, { appointmentId });
