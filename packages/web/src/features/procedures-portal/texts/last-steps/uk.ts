import uploads from '@dongbo/contract/texts/uk/kernel/refusals-of-uploads.json' with { type: 'json' };
import lastSteps from '@dongbo/contract/texts/uk/procedures/refusals-of-last-steps.json' with { type: 'json' };
import steps from '../last-steps.json?uk';

export const texts = { 'procedures-portal': steps, refusals: { ...uploads, ...lastSteps } };
