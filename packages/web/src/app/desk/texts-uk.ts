import kernelOperations from '@dongbo/contract/texts/uk/kernel/operations.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/uk/kernel/problems.json' with { type: 'json' };
import kernelRefusals from '@dongbo/contract/texts/uk/kernel/refusals.json' with { type: 'json' };
import kernelTerms from '@dongbo/contract/texts/uk/kernel/terms.json' with { type: 'json' };
import notices from '@dongbo/contract/texts/uk/procedures/notices.json' with { type: 'json' };
import proceduresOperations from '@dongbo/contract/texts/uk/procedures/operations.json' with { type: 'json' };
import proceduresRefusals from '@dongbo/contract/texts/uk/procedures/refusals.json' with { type: 'json' };
import proceduresTerms from '@dongbo/contract/texts/uk/procedures/terms.json' with { type: 'json' };
import timeline from '@dongbo/contract/texts/uk/procedures/timeline.json' with { type: 'json' };
import desk from '../../../texts/uk/desk.json' with { type: 'json' };
import shared from '../../../texts/uk/shared.json' with { type: 'json' };

/** The kernel's texts and those of the systems that have pages here; keys are unique across systems. */
export const texts = {
  desk,
  notices,
  operations: { ...kernelOperations, ...proceduresOperations },
  problems,
  refusals: { ...kernelRefusals, ...proceduresRefusals },
  shared,
  terms: { ...kernelTerms, ...proceduresTerms },
  timeline,
};
