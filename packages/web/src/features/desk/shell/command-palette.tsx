import { fold } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Combobox } from '../parts/combobox.tsx';
import type { Choice } from '../parts/combobox.tsx';
import { Modal } from '../parts/modal.tsx';
import { procedureSuggestionsQuery } from '../queries/catalogue.ts';
import { dossierSuggestionsQuery } from '../queries/dossiers.ts';
import { useDesk } from './desk-context.ts';
import { pages } from './pages.ts';

/** Everything that can be gone to by typing: pages, dossiers by code or name, procedures. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const router = useRouter();
  const [text, setText] = useState('');
  const { choices, waiting } = useTargets(useDeferredValue(text));
  return (
    <Modal title={t('palette.title')} onClose={onClose} wide>
      <Combobox
        label={t('palette.field')}
        text={text}
        onText={setText}
        choices={choices}
        waiting={waiting}
        nothing={t('palette.nothing')}
        autoFocus
        inline
        minLength={0}
        onChoose={({ id }) => {
          onClose();
          void router.navigate({ href: id });
        }}
      />
    </Modal>
  );
}

function useTargets(text: string): { choices: readonly Choice[]; waiting: boolean } {
  const { t } = useTexts();
  const { may } = useDesk();
  const mayDossiers = may('procedures.dossier.list');
  const dossiers = useQuery({
    ...dossierSuggestionsQuery(text.trim()),
    enabled: mayDossiers && text.trim().length > 1,
  });
  const procedures = useQuery(procedureSuggestionsQuery(text, false));
  const toPages = pages
    .filter(({ permission }) => permission === null || may(permission))
    .filter(({ id }) => fold(t(`page.${id}`)).includes(fold(text)))
    .map(({ id, to }) => ({ id: to, label: t(`page.${id}`), detail: t('palette.page') }));
  const toDossiers = (mayDossiers ? (dossiers.data?.items ?? []) : []).map((row) => ({
    id: `/lam-viec/ho-so/${row.id}`,
    label: `${row.code} · ${row.ownerName}`,
    detail: row.procedureName,
  }));
  const toProcedures = (procedures.data?.items ?? []).map((row) => ({
    id: `/lam-viec/danh-muc?code=${encodeURIComponent(row.code)}`,
    label: row.name,
    detail: `${t('palette.procedure')} ${row.code}`,
  }));
  return {
    choices: [...toPages, ...toDossiers, ...toProcedures],
    waiting: dossiers.isFetching || procedures.isFetching,
  };
}
