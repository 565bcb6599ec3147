import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-sign-in.json' with { type: 'json' };
import words from '../sign-in.json?en';

export const texts = { portal: words, refusals };
