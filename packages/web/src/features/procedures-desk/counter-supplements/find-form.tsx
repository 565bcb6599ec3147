import type { UnitId } from '@dongbo/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { hasCode } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import type { Found } from './counter-supplement-page.tsx';
import { findCounterSupplement } from './endpoints.ts';
import { readWhoStands } from './who-stands.ts';

interface FindFormProps {
  readonly unitId: UnitId;
  readonly onFound: (found: Found) => void;
}

/** Code and proof of who stands there; a scanner types either, and Enter behind it looks. Nothing of it is kept in the address or in the
 * memory of the page. */
export function FindForm({ unitId, onFound }: FindFormProps) {
  const { t } = useTexts('procedures-desk');
  const [typed, setTyped] = useState({ code: '', proof: '' });
  const find = useMutation({
    mutationFn: async () => {
      const who = readWhoStands(typed);
      return { who, waiting: await api.call(findCounterSupplement, { unitId, ...who }) };
    },
    onSuccess: onFound,
  });
  const who = readWhoStands(typed);
  return (
    <form
      className="desk-action-form"
      onSubmit={(event) => {
        event.preventDefault();
        // A scanner sends Enter behind the code: the other field is next.
        if (who.code === '') return document.getElementById('anywhere-code')?.focus();
        if (who.proof === '') return document.getElementById('anywhere-proof')?.focus();
        if (!find.isPending) find.mutate();
      }}
    >
      <p>{t('anywhere.hint')}</p>
      <TextField
        id="anywhere-code"
        label={t('anywhere.code')}
        autoComplete="off"
        autoFocus
        maxLength={1000}
        value={typed.code}
        onChange={(event) => setTyped({ ...typed, code: event.target.value })}
      />
      <TextField
        id="anywhere-proof"
        label={t('anywhere.proof')}
        hint={t('anywhere.proof.hint')}
        autoComplete="off"
        maxLength={1000}
        value={typed.proof}
        onChange={(event) => setTyped({ ...typed, proof: event.target.value })}
      />
      {find.error !== null &&
        (hasCode(find.error, 'not-found') ? (
          <Alert tone="warning" live="assertive" title={t('anywhere.none')}>
            <p>{t('anywhere.none.text')}</p>
          </Alert>
        ) : (
          <Failed error={find.error} />
        ))}
      <p className="desk-actions">
        <Button type="submit" busy={find.isPending}>
          {t('anywhere.find')}
        </Button>
      </p>
    </form>
  );
}
