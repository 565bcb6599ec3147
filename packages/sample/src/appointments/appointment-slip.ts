import { addLetter, formatInstant } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredAppointment } from './appointment-store.ts';

/** The slip that a person brings along. One statement; the worker prints it. */
export async function addSlip(ctx: Context, appointment: StoredAppointment & { readonly at: Date }): Promise<void> {
  await addLetter(ctx, {
    subjectId: appointment.id,
    form: 'appointment-slip',
    fileName: `Giay-hen-${appointment.code}.pdf`,
    qrText: null,
    data: {
      agency: { superior: null, name: appointment.unitName },
      code: appointment.code,
      personName: appointment.personName,
      unitName: appointment.unitName,
      at: formatInstant(appointment.at),
      purpose: appointment.purpose,
    },
  });
}
