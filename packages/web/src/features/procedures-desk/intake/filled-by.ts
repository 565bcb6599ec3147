import { formatPhone } from '@dongbo/contract';
import type { KnownOwner } from '@dongbo/contract/procedures';
import type { CounterForm } from '../counter/counter-form.ts';

/** What a known owner fills in: only what stands empty, so that nothing that was typed is lost. Pure. */
export function filledBy(form: CounterForm, known: KnownOwner): Partial<CounterForm> {
  const offered = {
    ownerName: known.name,
    address: known.address ?? '',
    phone: known.phone === null ? '' : formatPhone(known.phone),
    email: known.email ?? '',
    birthDate: known.birthDate ?? '',
  };
  const filled = Object.entries(offered).filter(
    ([key, value]) => value !== '' && form[key as keyof typeof offered].trim() === '',
  );
  const isOfType = form.ownerType === known.type;
  return { ...Object.fromEntries(filled), ...(isOfType ? {} : { ownerType: known.type }) };
}
