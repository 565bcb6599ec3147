export const generalProblems = { 'not-found': 404 };
