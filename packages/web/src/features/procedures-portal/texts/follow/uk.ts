import clockTerms from '@dongbo/contract/texts/uk/kernel/terms-of-clock.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/procedures/refusals-of-following.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/procedures/terms-of-dossiers.json' with { type: 'json' };
import follow from '../follow.json?uk';

export const texts = { 'procedures-portal': follow, refusals, terms: { ...terms, ...clockTerms } };
