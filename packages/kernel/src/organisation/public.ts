export { colleaguesOf, type Candidate } from './colleagues-of.ts';
export { contactOf } from './contacts.ts';
export { findColleague, type Colleague, type HeldRole } from './find-colleague.ts';
export { holdersAnywhere, holdersOf, type Holder, type HoldersQuery } from './holders-of.ts';
export { officeOn } from './office-on.ts';
export { isInReach, reachOf } from './reach-of.ts';
export { unitJson, unitsJson, type UnitFacts } from './unit-facts.ts';
export { unitNameOn } from './unit-name-on.ts';
export { ancestorsOf, readAncestors, unitsBelow } from './unit-tree.ts';
