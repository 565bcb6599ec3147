import problems from '@dongbo/contract/texts/uk/kernel/problems.json' with { type: 'json' };
import kernelRefusals from '@dongbo/contract/texts/uk/kernel/refusals.json' with { type: 'json' };
import kernelTerms from '@dongbo/contract/texts/uk/kernel/terms.json' with { type: 'json' };
import next from '@dongbo/contract/texts/uk/procedures/next.json' with { type: 'json' };
import notices from '@dongbo/contract/texts/uk/procedures/notices.json' with { type: 'json' };
import proceduresRefusals from '@dongbo/contract/texts/uk/procedures/refusals.json' with { type: 'json' };
import proceduresTerms from '@dongbo/contract/texts/uk/procedures/terms.json' with { type: 'json' };
import portal from '../../../texts/uk/portal.json' with { type: 'json' };
import shared from '../../../texts/uk/shared.json' with { type: 'json' };

/** The kernel's texts and those of the systems that have pages here; keys are unique across systems. */
export const texts = {
  next,
  notices,
  portal,
  problems,
  refusals: { ...kernelRefusals, ...proceduresRefusals },
  shared,
  terms: { ...kernelTerms, ...proceduresTerms },
};
