import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-uploads.json' with { type: 'json' };
import steps from '../last-steps.json?en';

export const texts = { 'procedures-portal': steps, refusals };
