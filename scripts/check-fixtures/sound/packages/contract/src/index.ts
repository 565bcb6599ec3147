export const allEndpoints = [{ name: 'procedures.dossier.submit', refusals: ['too-late'] }];
export const generalProblems = { 'not-found': 404 };
