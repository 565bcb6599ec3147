import held from '../held.json?uk';

export const texts = { 'procedures-portal': held };
