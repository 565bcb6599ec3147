/** The slot of a dossier's work that answering its owner is, who says that the result is wrong. */
export const correctionSlot = 'correction-asked';
