import refusals from '@dongbo/contract/texts/uk/kernel/refusals-of-sign-in.json' with { type: 'json' };
import words from '../sign-in.json?uk';

export const texts = { portal: words, refusals };
