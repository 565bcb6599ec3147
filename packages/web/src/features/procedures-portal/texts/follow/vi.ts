import follow from '../follow.json?vi';

export const texts = { 'procedures-portal': follow };
