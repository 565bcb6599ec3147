import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-passwords.json' with { type: 'json' };
import choosing from '../../../../ui/new-password/texts/new-password.json?en';
import words from '../activation.json?en';

export const texts = { portal: { ...choosing, ...words }, refusals };
