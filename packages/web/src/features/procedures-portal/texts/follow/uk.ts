import follow from '../uk/follow.json' with { type: 'json' };

export const texts = { 'procedures-portal': follow };
