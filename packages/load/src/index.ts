export { askedAnswers, filedForOneself, type AccountPerson } from './asked-answers.ts';
export { chooseProcedures } from './choose-procedures.ts';
export { multiplyDossiers, type Multiplied, type MultiplyOptions, type Original } from './multiply-dossiers.ts';
export { readVolumes } from './volumes.ts';
export type { DemonstrationParts, DemonstrationShare } from './demonstration/demonstration-share.ts';
export { demonstrationShares } from './demonstration/shares.ts';
