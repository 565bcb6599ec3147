import clockTerms from '@dongbo/contract/texts/en/kernel/terms-of-clock.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/en/procedures/refusals-of-following.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/procedures/terms-of-dossiers.json' with { type: 'json' };
import follow from '../follow.json?en';

export const texts = { 'procedures-portal': follow, refusals, terms: { ...terms, ...clockTerms } };
