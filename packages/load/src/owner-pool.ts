import type { copyIn, SpaceDatabase } from '@dongbo/kernel';

/** Connections of the owner of the database, bound to a space: see kernel's `createPool`. */
export type OwnerPool = SpaceDatabase['pool'];
export type PoolClient = Parameters<typeof copyIn>[0];
