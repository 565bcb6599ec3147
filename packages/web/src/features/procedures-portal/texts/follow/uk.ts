import follow from '../follow.json?uk';

export const texts = { 'procedures-portal': follow };
