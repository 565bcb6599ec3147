import uploads from '@dongbo/contract/texts/vi/kernel/refusals-of-uploads.json' with { type: 'json' };
import lastSteps from '@dongbo/contract/texts/vi/procedures/refusals-of-last-steps.json' with { type: 'json' };
import steps from '../last-steps.json?vi';

export const texts = { 'procedures-portal': steps, refusals: { ...uploads, ...lastSteps } };
