import type { Session, Space } from '@dongbo/contract';
import type { z } from 'zod';
import type { Caller } from '../operation/operation.ts';
import type { Actor } from '../identity/actor.ts';
import { typingKeyOf } from '../identity/known-device.ts';

interface SessionFacts {
  readonly actor: Actor;
  readonly space: Space;
  readonly caller: Caller;
  readonly now: Date;
  readonly endsAt: Date | null;
  readonly deviceKey: Buffer;
  readonly systems: z.input<typeof Session>['systems'];
}

/** What the browser may know about who is signed in. A part of the system is nobody here. */
export function viewSession({
  actor,
  space,
  caller,
  now,
  endsAt,
  systems,
  deviceKey,
}: SessionFacts): z.input<typeof Session> {
  const { personId, kind } = actor;
  const person =
    personId === null || (kind !== 'citizen' && kind !== 'official')
      ? null
      : {
          id: personId,
          name: actor.name,
          kind,
          username: actor.username,
          isProven: (actor.identityNumber ?? null) !== null,
        };
  return {
    person,
    roles: actor.grants.map(({ role, unitId, unitName, field }) => ({ role, unitId, unitName, field })),
    firstStep: actor.firstStep ?? null,
    secondStep: false,
    permissions: [...new Set(actor.grants.flatMap((grant) => grant.permissions))].toSorted(),
    systems,
    space,
    language: caller.language,
    typingKey: person === null ? null : typingKeyOf(deviceKey, person.id).toString('base64'),
    expiresAt: person === null ? null : (endsAt?.toISOString() ?? null),
    now: now.toISOString(),
  };
}
