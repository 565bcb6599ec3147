import type { Session, SystemName, UnitId } from '@dongbo/contract';
import { createContext, useContext } from 'react';

/** One role held at one unit: what an official is "at work as". */
export interface Post {
  readonly role: string;
  readonly unitId: UnitId;
  readonly unitName: string;
}

export interface DeskState {
  readonly session: Session;
  readonly person: NonNullable<Session['person']>;
  readonly posts: readonly Post[];
  /** The post that the counter and the tracking book work for; null for somebody without any role. */
  readonly post: Post | null;
  choosePost(index: number): void;
  /** Is the system in use at a unit of the person, or was it stopped there and can still be read? */
  opens(system: SystemName): boolean;
  /** Does the person hold the permission, and is its system open? */
  may(permission: string): boolean;
}

const Context = createContext<DeskState | null>(null);
export const DeskProvider = Context.Provider;

/** Who sits at this desk. Only inside the session gate. */
export function useDesk(): DeskState {
  const desk = useContext(Context);
  if (desk === null) throw new Error('useDesk outside the session gate');
  return desk;
}
