import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-uploads.json' with { type: 'json' };
import steps from '../en/last-steps.json' with { type: 'json' };

export const texts = { 'procedures-portal': steps, refusals };
