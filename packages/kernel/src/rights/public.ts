export { beyondGiver, meet, spans, type Holding } from './holding.ts';
export { isGrantInReach, readGrants, readHoldings, type StoredGrant } from './read-grants.ts';
export { conflictsOf, practiceKeys, separationRules, type Conflict, type SeparationRule } from './separation.ts';
export { signingRightsOn } from './signing-rights.ts';
export { readStaff, staffingOf, type Staff, type StaffedStep, type StaffingSource } from './staffing.ts';
export {
  changeGrantEnd,
  endGrantsOfRole,
  insertGrant,
  lockAllRights,
  lockRightsOf,
  type NewRight,
} from './write-grants.ts';
