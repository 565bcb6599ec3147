import refusals from '@dongbo/contract/texts/uk/kernel/refusals-of-passwords.json' with { type: 'json' };
import choosing from '../../../../ui/new-password/texts/new-password.json?uk';
import words from '../activation.json?uk';

export const texts = { portal: { ...choosing, ...words }, refusals };
