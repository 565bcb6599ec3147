import follow from '../follow.json?en';

export const texts = { 'procedures-portal': follow };
