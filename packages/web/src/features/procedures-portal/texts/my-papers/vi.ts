import papers from '../my-papers.json?vi';

export const texts = { 'procedures-portal': papers };
