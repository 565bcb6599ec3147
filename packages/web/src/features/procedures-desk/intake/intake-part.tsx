import type { Dossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isRunningHere } from './despite.ts';
import type { Despite } from './despite.ts';
import { HeldHere } from './held-here.tsx';
import { intakeCheckQuery } from './queries.ts';
import { SameHere } from './same-here.tsx';

interface IntakePartProps {
  readonly dossier: Dossier;
  readonly despite: Despite;
  readonly onDespite: (despite: Despite) => void;
}

/** Before a dossier is received: does the same matter lie here, and what is held already? */
export function IntakePart({ dossier, despite, onDespite }: IntakePartProps) {
  const { data } = useQuery(intakeCheckQuery({ dossierId: dossier.id }));
  const isNeeded = data !== undefined && isRunningHere(data.same);
  useEffect(() => {
    if (despite.isNeeded !== isNeeded) onDespite({ ...despite, isNeeded });
  }, [isNeeded, despite, onDespite]);
  if (data === undefined) return null;
  return (
    <div className="desk-intake">
      <SameHere
        id={`despite-${dossier.id}`}
        same={data.same}
        reason={despite.reason}
        onReason={(reason) => onDespite({ isNeeded, reason })}
      />
      <HeldHere held={data.held} elsewhere={data.heldElsewhere} />
    </div>
  );
}
