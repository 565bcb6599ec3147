import { fold } from '@dongbo/contract';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Combobox } from '../../../ui/desk/combobox.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { SearchTarget } from '../../../ui/desk/desk-part.ts';
import { Modal } from '../../../ui/desk/modal.tsx';
import { useOpenParts } from '../use-open-parts.ts';
import { useRailGroups } from './use-rail.ts';

/** Everything that can be gone to by typing: pages, and what the systems find. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const router = useRouter();
  const [text, setText] = useState('');
  const { targets, waiting } = useTargets(useDeferredValue(text));
  return (
    <Modal title={t('palette.title')} onClose={onClose} wide>
      <Combobox
        label={t('palette.field')}
        text={text}
        onText={setText}
        choices={targets.map(({ link, ...shown }) => ({ ...shown, id: router.buildLocation(link).href }))}
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

function useTargets(text: string): { targets: readonly SearchTarget[]; waiting: boolean } {
  const { t } = useTexts();
  const { may } = useDesk();
  const sources = useOpenParts().flatMap(({ search }) => search);
  const words = text.trim();
  const pages = useRailGroups()
    .flatMap((group) => group.pages.map((page) => ({ ...page, label: t(`${group.texts}:page.${page.id}`) })))
    .map(({ link, label }) => ({ link, label, detail: t('palette.page') }))
    .filter(({ label }) => fold(label).includes(fold(text)));
  const found = useQueries({
    queries: sources
      .filter(({ permission }) => permission === null || may(permission))
      .map(({ id, find }) => ({
        queryKey: ['search', id, words],
        queryFn: ({ signal }: { signal: AbortSignal }) => find(words, signal),
        enabled: words.length > 1,
        placeholderData: keepPreviousData,
        staleTime: 60_000,
      })),
  });
  return {
    targets: [...pages, ...found.flatMap(({ data = [] }) => data)],
    waiting: found.some(({ isFetching }) => isFetching),
  };
}
