import following from '@dongbo/contract/texts/uk/procedures/refusals-of-following.json' with { type: 'json' };
import lastSteps from '@dongbo/contract/texts/uk/procedures/refusals-of-last-steps.json' with { type: 'json' };
import actions from '@dongbo/contract/texts/uk/procedures/actions.json' with { type: 'json' };
import catalogue from '@dongbo/contract/texts/uk/procedures/catalogue.json' with { type: 'json' };
import fields from '@dongbo/contract/texts/uk/procedures/fields.json' with { type: 'json' };
import operations from '@dongbo/contract/texts/uk/procedures/operations.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/procedures/refusals.json' with { type: 'json' };
import ofFees from '@dongbo/contract/texts/uk/procedures/refusals-of-fees.json' with { type: 'json' };
import ofReferrals from '@dongbo/contract/texts/uk/procedures/refusals-of-referrals.json' with { type: 'json' };
import settling from '@dongbo/contract/texts/uk/procedures/refusals-of-settling.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/procedures/terms.json' with { type: 'json' };
import dossierTerms from '@dongbo/contract/texts/uk/procedures/terms-of-dossiers.json' with { type: 'json' };
import feeTerms from '@dongbo/contract/texts/uk/procedures/terms-of-fees.json' with { type: 'json' };
import timeline from '@dongbo/contract/texts/uk/procedures/timeline.json' with { type: 'json' };
import pages from './pages.json?uk';

export const texts = {
  actions,
  catalogue,
  fields,
  operations,
  'procedures-desk': pages,
  refusals: { ...refusals, ...ofFees, ...settling, ...following, ...lastSteps, ...ofReferrals },
  terms: { ...terms, ...dossierTerms, ...feeTerms },
  timeline,
};
