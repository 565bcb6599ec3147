export const allEndpoints = [{ name: 'procedures.dossier.submit', refusals: ['too-late', 'no-text'] }];
