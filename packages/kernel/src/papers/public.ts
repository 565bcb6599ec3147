export { addLetter } from './add-letter.ts';
export { letterAnswer, printedAnswer, storedFileAnswer } from './letter-answer.ts';
export { agencyOf, inSentence, readAgency, type AgencyFacts, type LetterAgency } from './letter-agency.ts';
export { bindPapers } from './bind-papers.ts';
export { findLetter } from './letter-store.ts';
export { composeLetter, type PrintableLetter } from './print-letter.ts';
export { signAndStore, type UploadedPaper } from './sign-and-store.ts';
export { roleTitleOf, signerTitleOf } from './signer-title.ts';
export { drawWrittenNumber, Notations, writeInSpace, yearOf, type WrittenBook } from './written-number.ts';
