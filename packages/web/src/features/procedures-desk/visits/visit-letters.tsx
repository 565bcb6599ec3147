import type { Dossier, LetterForm } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { printPdf } from '../../../ui/desk/fetch-file.ts';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { Failed } from '../../../ui/states.tsx';
import { getLetter } from '../endpoints.ts';
import { receiptMutation } from './queries.ts';

/** The result to print, and the receipt for whoever asks for one. */
export function VisitLetters({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const receipt = useMutation(receiptMutation(useQueryClient()));
  const [error, setError] = useState<unknown>(null);
  const print = (form: LetterForm) => {
    setError(null);
    printPdf(api.url(getLetter, { dossierId: dossier.id, form })).catch(setError);
  };
  const isSigned = dossier.result?.state === 'signed' || dossier.result?.state === 'issued';
  useShortcuts({ F9: () => isSigned && print('result') });
  return (
    <>
      {isSigned && (
        <Button variant="secondary" onClick={() => print('result')} aria-keyshortcuts="F9">
          {t('visit.print')} <KeyHint keys="F9" />
        </Button>
      )}
      {dossier.letters.includes('receipt') && (
        <Button variant="tertiary" onClick={() => print('receipt')}>
          {t('visit.receipt.print')}
        </Button>
      )}
      {dossier.sidePaths.includes('make-receipt') && (
        <Button
          variant="tertiary"
          busy={receipt.isPending}
          onClick={() =>
            receipt.mutate({ dossierId: dossier.id, version: dossier.version }, { onSuccess: () => print('receipt') })
          }
        >
          {t('visit.receipt.make')}
        </Button>
      )}
      {receipt.error !== null && <Failed error={receipt.error} />}
      {error !== null && <Failed error={error} />}
    </>
  );
}
