export { addLetter } from './add-letter.ts';
export { letterAnswer, printedAnswer, storedFileAnswer } from './letter-answer.ts';
export { agencyOf, inSentence, readAgency, type LetterAgency } from './letter-agency.ts';
export { findLetter } from './letter-store.ts';
export { composeLetter, type PrintableLetter } from './print-letter.ts';
export { signAndStore, type UploadedPaper } from './sign-and-store.ts';
export { drawWrittenNumber, Notations } from './written-number.ts';
