import { type Space, type UnitId } from '@dongbo/contract';
import {
  answerAppointment,
  getAppointment,
  getMySlip,
  listAppointments,
  listMyAppointments,
  requestAppointment,
  type AppointmentId,
} from '@dongbo/contract/sample';
import { inSpace, type Api } from '../api-world.fixture.ts';
import { sample, type SystemRows } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** A working day after the Wednesday on which the test server stands. */
const day = '2026-03-13';

/** An appointment that the citizen of the subject has asked for at the ward. */
async function askForAppointment(api: Api, space: Space, unitId: UnitId): Promise<AppointmentId> {
  const citizen = inSpace(await api.as('congdan2'), space);
  const { items } = await citizen.call(listMyAppointments, {});
  // One person has one open request at a counter.
  const open = items.find(({ state }) => state === 'requested');
  return (open ?? (await citizen.call(requestAppointment, { unitId, day, purpose: 'Hỏi về đất ở' }))).id;
}

/** Every operation of the sample once, carried out, in the order in which an appointment lives. */
async function liveThrough({ api, witness, oneStopId }: Scene): Promise<void> {
  const citizen = await api.as('congdan3');
  const asked = await witness.call(citizen, requestAppointment, { unitId: oneStopId, day, purpose: 'Hỏi về đất ở' });
  await witness.call(citizen, listMyAppointments, {});
  const counter = await api.as('motcua.tranbien');
  await witness.call(counter, listAppointments, {});
  await witness.call(counter, getAppointment, { appointmentId: asked.id });
  await witness.call(counter, answerAppointment, { appointmentId: asked.id, version: asked.version, time: '09:30' });
  await witness.file(citizen, getMySlip, { appointmentId: asked.id });
}

export const sampleSystemRows: SystemRows = {
  system: 'sample',
  samples: async (api, space, { oneStopId }) => {
    const appointmentId = await askForAppointment(api, space, oneStopId);
    return [
      sample(listAppointments, {}, 'empty'),
      // An old version: refused by whoever may answer, so that the subject stays.
      sample(answerAppointment, { appointmentId, version: 0, time: '09:30' }, 'hidden'),
      sample(getAppointment, { appointmentId }, 'hidden'),
      sample(getMySlip, { appointmentId }, 'hidden'),
      sample(listMyAppointments, {}, 'empty'),
      sample(requestAppointment, { unitId: oneStopId, day: '2026-03-16', purpose: 'Minh họa' }, 'empty'),
    ];
  },
  pages: () => ({}),
  portal: () => ['/cua-toi/lich-hen'],
  live: liveThrough,
};
