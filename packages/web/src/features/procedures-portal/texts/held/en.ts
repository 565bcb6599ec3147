import held from '../held.json?en';

export const texts = { 'procedures-portal': held };
