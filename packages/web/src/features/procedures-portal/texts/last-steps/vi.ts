import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-uploads.json' with { type: 'json' };
import steps from '../vi/last-steps.json' with { type: 'json' };

export const texts = { 'procedures-portal': steps, refusals };
