import operations from '@dongbo/contract/texts/uk/administration/operations.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/administration/refusals.json' with { type: 'json' };
import campaignRefusals from '@dongbo/contract/texts/uk/administration/refusals-of-campaigns.json' with { type: 'json' };
import campaignTerms from '@dongbo/contract/texts/uk/administration/terms-of-campaigns.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/administration/terms.json' with { type: 'json' };
import pages from './pages.json?uk';

export const texts = {
  operations,
  'administration-desk': pages,
  refusals: { ...refusals, ...campaignRefusals },
  terms: { ...terms, ...campaignTerms },
};
