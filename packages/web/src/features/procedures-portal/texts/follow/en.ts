import follow from '../en/follow.json' with { type: 'json' };

export const texts = { 'procedures-portal': follow };
