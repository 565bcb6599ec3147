import refusals from '@dongbo/contract/texts/uk/kernel/refusals-of-sign-in.json' with { type: 'json' };
import factors from './pages.json?uk';

export const texts = { factors, refusals };
