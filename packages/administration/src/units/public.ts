import type { Operation } from '@dongbo/kernel';
import { addUnit } from './add-unit.ts';
import { endUnit } from './end-unit.ts';
import { getUnit } from './get-unit.ts';
import { listUnits } from './list-units.ts';
import { moveUnit } from './move-unit.ts';
import { nameUnit } from './name-unit.ts';
import { setUnitContact } from './set-unit-contact.ts';

/** Units: what they are and were, and every change of them. */
export const unitOperations: readonly Operation[] = [
  listUnits,
  getUnit,
  nameUnit,
  setUnitContact,
  addUnit,
  moveUnit,
  endUnit,
];
