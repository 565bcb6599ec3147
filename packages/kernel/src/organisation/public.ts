export { isAccountOpen, isInForce, isStanding, isUnlocked, workRole } from './in-force.ts';
export { colleaguesOf, type Candidate } from './colleagues-of.ts';
export {
  countOpenWork,
  endUnit,
  findLivingUnits,
  findUnitCodes,
  insertUnit,
  isNameTaken,
  lockUnits,
  moveUnit,
  nameUnit,
  nameUnitsBelow,
  noteUnitChange,
  setContact,
  type UnitChange,
} from './change-units.ts';
export { readContact, unknownContact } from './contacts.ts';
export { findColleague, type Colleague, type HeldRole } from './find-colleague.ts';
export { holdersAnywhere, holdersOf, type Holder, type HoldersQuery } from './holders-of.ts';
export { officeOn } from './office-on.ts';
export { isInReach, reachOf } from './reach-of.ts';
export { unitJson, unitsJson, type UnitFacts } from './unit-facts.ts';
export { mayBelongTo } from './unit-change-rule.ts';
export { readUnitHistory, type UnitHistory } from './unit-history.ts';
export { readUnitFunctions, readUnitRows } from './unit-rows.ts';
export { unitNameOn } from './unit-name-on.ts';
export { ancestorsOf, readAncestors, unitsBelow } from './unit-tree.ts';
