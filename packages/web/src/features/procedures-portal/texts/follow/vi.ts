import follow from '../vi/follow.json' with { type: 'json' };

export const texts = { 'procedures-portal': follow };
