import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';

interface ActProps {
  readonly label: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens its form in its place. */
export function Act({ label, children }: ActProps) {
  const { session } = useDesk();
  const [open, setOpen] = useState(false);
  if (session.space !== 'official') return null;
  if (open) return children(() => setOpen(false));
  return (
    <Button variant="tertiary" onClick={() => setOpen(true)}>
      {label}
    </Button>
  );
}
