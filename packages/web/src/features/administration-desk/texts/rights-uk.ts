import ofAdministration from '@dongbo/contract/texts/uk/administration/operations.json' with { type: 'json' };
import ofRights from '@dongbo/contract/texts/uk/administration/operations-of-rights.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/uk/administration/refusals-of-rights.json' with { type: 'json' };
import terms from '@dongbo/contract/texts/uk/administration/terms-of-rights.json' with { type: 'json' };
import ofKernel from '@dongbo/contract/texts/uk/kernel/operations.json' with { type: 'json' };
import ofProcedures from '@dongbo/contract/texts/uk/procedures/operations.json' with { type: 'json' };
import termsOfProcedures from '@dongbo/contract/texts/uk/procedures/terms.json' with { type: 'json' };

export const texts = {
  operations: { ...ofKernel, ...ofProcedures, ...ofAdministration, ...ofRights },
  refusals,
  terms: { ...termsOfProcedures, ...terms },
};
