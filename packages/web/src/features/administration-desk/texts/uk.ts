import operations from '@dongbo/contract/texts/uk/administration/operations.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/administration/refusals.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/administration/terms.json' with { type: 'json' };
import pages from './pages.json?uk';

export const texts = { operations, 'administration-desk': pages, refusals, terms };
