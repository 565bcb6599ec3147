import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-uploads.json' with { type: 'json' };
import papers from '../vi/papers.json' with { type: 'json' };

export const texts = { 'procedures-portal': papers, refusals };
