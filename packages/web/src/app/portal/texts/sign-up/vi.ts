import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-sign-up.json' with { type: 'json' };
import ofMessages from '@dongbo/contract/texts/vi/kernel/refusals-of-messages.json' with { type: 'json' };
import ofPasswords from '@dongbo/contract/texts/vi/kernel/refusals-of-passwords.json' with { type: 'json' };
import choosing from '../../../../ui/new-password/texts/new-password.json?vi';
import words from '../sign-up.json?vi';

export const texts = {
  portal: { ...choosing, ...words },
  refusals: { ...ofMessages, ...ofPasswords, ...refusals },
};
