import refusals from '@dongbo/contract/texts/uk/kernel/refusals-of-uploads.json' with { type: 'json' };
import papers from '../uk/papers.json' with { type: 'json' };

export const texts = { 'procedures-portal': papers, refusals };
