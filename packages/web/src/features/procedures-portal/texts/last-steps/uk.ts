import refusals from '@dongbo/contract/texts/uk/kernel/refusals-of-uploads.json' with { type: 'json' };
import steps from '../uk/last-steps.json' with { type: 'json' };

export const texts = { 'procedures-portal': steps, refusals };
