import type { Procedure } from '@dongbo/contract/procedures';
import { Suspense } from 'react';
import type { ComponentProps } from 'react';
import { withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { sidePathTexts } from '../texts.ts';
import type { NotReceivedDialog } from './not-received.tsx';
import type { NotReceived, Taken } from './taken.ts';

const Dialog = pageOf(withTexts([sidePathTexts], async () => (await import('./not-received.tsx')).NotReceivedDialog));

interface InsteadProps extends Omit<ComponentProps<typeof NotReceivedDialog>, 'kind' | 'procedure' | 'onDone'> {
  /** Null: nobody is sent home. */
  readonly kind: NotReceived | null;
  readonly procedure: Procedure | undefined;
  readonly onTaken: (taken: Taken) => void;
}

/** What is asked of an officer who does not receive: fetched for who sends somebody home with form 02 or 03. */
export function Instead({ kind, procedure, onTaken, ...props }: InsteadProps) {
  if (kind === null || procedure === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Dialog
        {...props}
        kind={kind}
        procedure={procedure}
        onDone={(dossier) => onTaken({ kind: 'letter', form: kind, dossier })}
      />
    </Suspense>
  );
}
