export const generalProblems = { 'not-found': 404 };
export const systemNames = ['kernel', 'procedures'];
