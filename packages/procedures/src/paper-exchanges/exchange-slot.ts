/** The slot of a dossier's work that giving out the right paper for the wrong one is. */
export const exchangeSlot = 'paper-exchange';
