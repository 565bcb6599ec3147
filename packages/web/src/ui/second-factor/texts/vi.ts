import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-sign-in.json' with { type: 'json' };
import factors from './pages.json?vi';

export const texts = { factors, refusals };
