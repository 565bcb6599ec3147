import papers from '../my-papers.json?en';

export const texts = { 'procedures-portal': papers };
