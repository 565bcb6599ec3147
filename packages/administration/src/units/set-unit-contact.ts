import { normalisePhone } from '@dongbo/contract';
import { setUnitContact as endpoint } from '@dongbo/contract/administration';
import { listCalendarNames, localDate, readMailAddress, setContact } from '@dongbo/kernel';
import { defineChange } from '../define.ts';
import { noteChange } from './note-change.ts';
import { hasEndedBefore, loadUnitToChange } from './unit-access.ts';

/** Empty means not known. */
const known = (text: string | null): string | null => (text === null || text === '' ? null : text);

/** How the public reaches a unit from a day on. */
export const setUnitContact = defineChange(endpoint, async (ctx, input) => {
  const unit = await loadUnitToChange(ctx, input.unitId, endpoint);
  if (unit.version !== input.version) return ctx.refuse('unit.changed-meanwhile');
  const { from, reason, source, calendar } = input;
  if (hasEndedBefore(unit, from)) return ctx.refuse('unit.has-ended', { day: unit.validTo });
  const typedPhone = known(input.phone);
  const phone = typedPhone === null ? null : normalisePhone(typedPhone);
  if (phone?.ok === false) return ctx.refuse('unit.not-a-phone');
  const typedEmail = known(input.email);
  const email = typedEmail === null ? null : readMailAddress(typedEmail);
  if (typedEmail !== null && email === null) return ctx.refuse('unit.not-an-email');
  if (!listCalendarNames().includes(calendar)) return ctx.refuse('unit.unknown-calendar');
  const checkedOn = localDate(ctx.now);
  const contact = {
    address: known(input.address),
    phone: phone?.e164 ?? null,
    email,
    calendar,
    source,
    checkedOn,
    from,
  };
  await setContact(ctx.db, unit.id, contact);
  await noteChange(ctx, { unitId: unit.id, what: 'contact', from, reason });
  return { id: unit.id, version: unit.version + 1 };
});
