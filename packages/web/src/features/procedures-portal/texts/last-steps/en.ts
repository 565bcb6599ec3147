import uploads from '@dongbo/contract/texts/en/kernel/refusals-of-uploads.json' with { type: 'json' };
import lastSteps from '@dongbo/contract/texts/en/procedures/refusals-of-last-steps.json' with { type: 'json' };
import steps from '../last-steps.json?en';

export const texts = { 'procedures-portal': steps, refusals: { ...uploads, ...lastSteps } };
