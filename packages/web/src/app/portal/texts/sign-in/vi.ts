import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-sign-in.json' with { type: 'json' };
import words from '../sign-in.json?vi';

export const texts = { portal: words, refusals };
