export { beyondGiver, meet, spans, type Holding } from './holding.ts';
export { readGrants, readHoldings, type StoredGrant } from './read-grants.ts';
export { conflictsOf, practiceKeys, separationRules, type Conflict, type SeparationRule } from './separation.ts';
export { changeGrantEnd, insertGrant, lockRightsOf, type NewRight } from './write-grants.ts';
