import problems from '@dongbo/contract/texts/vi/kernel/problems.json' with { type: 'json' };
import kernelRefusals from '@dongbo/contract/texts/vi/kernel/refusals.json' with { type: 'json' };
import kernelTerms from '@dongbo/contract/texts/vi/kernel/terms.json' with { type: 'json' };
import next from '@dongbo/contract/texts/vi/procedures/next.json' with { type: 'json' };
import notices from '@dongbo/contract/texts/vi/procedures/notices.json' with { type: 'json' };
import proceduresRefusals from '@dongbo/contract/texts/vi/procedures/refusals.json' with { type: 'json' };
import proceduresTerms from '@dongbo/contract/texts/vi/procedures/terms.json' with { type: 'json' };
import portal from '../../../texts/vi/portal.json' with { type: 'json' };
import shared from '../../../texts/vi/shared.json' with { type: 'json' };

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
