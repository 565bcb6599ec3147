import refusals from '@dongbo/contract/texts/uk/kernel/refusals-of-uploads.json' with { type: 'json' };
import steps from '../last-steps.json?uk';

export const texts = { 'procedures-portal': steps, refusals };
