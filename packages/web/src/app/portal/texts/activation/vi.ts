import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-passwords.json' with { type: 'json' };
import choosing from '../../../../ui/new-password/texts/new-password.json?vi';
import words from '../activation.json?vi';

export const texts = { portal: { ...choosing, ...words }, refusals };
