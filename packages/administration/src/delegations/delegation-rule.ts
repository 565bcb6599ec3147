import type { StoredGrant } from '@dongbo/kernel';

/** May a right be passed to somebody for a while? What was delegated goes no further, and who administers rights is put in place by an
 * administrator and by nobody else. Pure. */
export const isDelegable = ({
  sourceGrantId,
  passesOn,
  permissions,
}: Pick<StoredGrant, 'sourceGrantId' | 'passesOn' | 'permissions'>) =>
  sourceGrantId === null && passesOn.length === 0 && !permissions.includes('administration.grant.give');

/** Whoever signs by order or by authorisation does so under a title of their own: no table knows it (Decree 30/2020/NĐ-CP, Annex I, part
 * II, point 7). Pure. */
export const lacksTitle = ({ capacity, title }: { readonly capacity: string | null; readonly title: string | null }) =>
  (capacity === 'TL' || capacity === 'TUQ') && (title ?? '') === '';

/** Whoever holds one signs as the head of a body where the right says nothing else. Pure. */
export const isHeadRole = (role: string): boolean => role === 'leader' || role === 'committee-leader';
