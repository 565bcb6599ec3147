import held from '../held.json?vi';

export const texts = { 'procedures-portal': held };
