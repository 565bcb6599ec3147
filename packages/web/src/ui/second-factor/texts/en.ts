import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-sign-in.json' with { type: 'json' };
import factors from './pages.json?en';

export const texts = { factors, refusals };
