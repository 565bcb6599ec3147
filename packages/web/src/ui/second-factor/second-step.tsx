import type { ReactNode } from 'react';
import type { Session } from '@dongbo/contract';
import { useTexts } from '../../lib/texts.ts';
import { ConfirmationForm } from './confirmation-form.tsx';

interface SecondStepProps {
  readonly idPrefix: string;
  readonly onDone: (session: Session) => void;
  readonly children: ReactNode;
}

/** Second step of a sign-in: the password was right. */
export function SecondStep({ idPrefix, onDone, children }: SecondStepProps) {
  const { t } = useTexts('factors');
  return (
    <div className="stack">
      <p>{t('second-step.text')}</p>
      <ConfirmationForm idPrefix={idPrefix} use="sign-in" onDone={(session) => session !== null && onDone(session)}>
        {children}
      </ConfirmationForm>
    </div>
  );
}
