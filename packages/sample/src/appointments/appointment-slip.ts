import { addLetter, formatInstant, readAgency } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredAppointment } from './appointment-store.ts';

/** The slip that a person brings along. The worker prints it. */
export async function addSlip(ctx: Context, appointment: StoredAppointment & { readonly at: Date }): Promise<void> {
  const { superior, name } = await readAgency(ctx.db, appointment.unitId, ctx.now);
  await addLetter(ctx, {
    subjectId: appointment.id,
    form: 'appointment-slip',
    fileName: `Giay-hen-${appointment.code}.pdf`,
    qrText: null,
    data: {
      agency: { superior, name },
      code: appointment.code,
      personName: appointment.personName,
      unitName: appointment.unitName,
      at: formatInstant(appointment.at),
      purpose: appointment.purpose,
    },
  });
}
