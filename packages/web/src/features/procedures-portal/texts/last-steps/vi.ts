import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-uploads.json' with { type: 'json' };
import steps from '../last-steps.json?vi';

export const texts = { 'procedures-portal': steps, refusals };
