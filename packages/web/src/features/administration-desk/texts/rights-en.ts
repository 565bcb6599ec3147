import ofAdministration from '@dongbo/contract/texts/en/administration/operations.json' with { type: 'json' };
import ofRights from '@dongbo/contract/texts/en/administration/operations-of-rights.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/en/administration/refusals-of-rights.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/en/administration/terms-of-rights.json' with { type: 'json' };
import ofKernel from '@dongbo/contract/texts/en/kernel/operations.json' with { type: 'json' };
import ofProcedures from '@dongbo/contract/texts/en/procedures/operations.json' with { type: 'json' };
import termsOfProcedures from '@dongbo/contract/texts/en/procedures/terms.json' with { type: 'json' };

export const texts = {
  operations: { ...ofKernel, ...ofProcedures, ...ofAdministration, ...ofRights },
  refusals,
  terms: { ...termsOfProcedures, ...terms },
};
