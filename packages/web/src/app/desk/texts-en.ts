import kernelOperations from '@dongbo/contract/texts/en/kernel/operations.json' with { type: 'json' };
import problems from '@dongbo/contract/texts/en/kernel/problems.json' with { type: 'json' };
import kernelRefusals from '@dongbo/contract/texts/en/kernel/refusals.json' with { type: 'json' };
import kernelTerms from '@dongbo/contract/texts/en/kernel/terms.json' with { type: 'json' };
import notices from '@dongbo/contract/texts/en/procedures/notices.json' with { type: 'json' };
import proceduresOperations from '@dongbo/contract/texts/en/procedures/operations.json' with { type: 'json' };
import proceduresRefusals from '@dongbo/contract/texts/en/procedures/refusals.json' with { type: 'json' };
import proceduresTerms from '@dongbo/contract/texts/en/procedures/terms.json' with { type: 'json' };
import timeline from '@dongbo/contract/texts/en/procedures/timeline.json' with { type: 'json' };
import desk from '../../../texts/en/desk.json' with { type: 'json' };
import shared from '../../../texts/en/shared.json' with { type: 'json' };

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
