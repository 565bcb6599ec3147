import type { ViewPage } from '@dongbo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../alert.tsx';
import { Button } from '../../button.tsx';
import { TextField } from '../../field.tsx';
import { Modal } from '../modal.tsx';
import { viewMutation, type Search } from './queries.ts';

interface SaveViewProps {
  readonly page: ViewPage;
  readonly search: Search;
  readonly onClose: () => void;
}

/** Gives the filters that are set a name. */
export function SaveView({ page, search, onClose }: SaveViewProps) {
  const { t } = useTexts();
  const id = useId();
  const [name, setName] = useState('');
  const save = useMutation(viewMutation(useQueryClient(), 'save'));
  return (
    <Modal title={t('views.save.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate({ page, name, search: { ...search } }, { onSuccess: onClose });
        }}
      >
        {save.error !== null && (
          <Alert tone="danger" live="assertive">
            <p>{problemText(t, save.error)}</p>
          </Alert>
        )}
        <TextField
          id={id}
          label={t('views.name')}
          hint={t('views.name.hint')}
          maxLength={60}
          value={name}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <p className="desk-actions">
          <Button type="submit" busy={save.isPending} disabled={name.trim() === ''}>
            {t('views.save.do')}
          </Button>
        </p>
      </form>
    </Modal>
  );
}
