import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-sign-up.json' with { type: 'json' };
import ofMessages from '@dongbo/contract/texts/en/kernel/refusals-of-messages.json' with { type: 'json' };
import ofPasswords from '@dongbo/contract/texts/en/kernel/refusals-of-passwords.json' with { type: 'json' };
import choosing from '../../../../ui/new-password/texts/new-password.json?en';
import words from '../sign-up.json?en';

export const texts = {
  portal: { ...choosing, ...words },
  refusals: { ...ofMessages, ...ofPasswords, ...refusals },
};
