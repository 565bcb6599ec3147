import papers from '../my-papers.json?uk';

export const texts = { 'procedures-portal': papers };
