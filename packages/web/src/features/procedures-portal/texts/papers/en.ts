import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-uploads.json' with { type: 'json' };
import papers from '../en/papers.json' with { type: 'json' };

export const texts = { 'procedures-portal': papers, refusals };
