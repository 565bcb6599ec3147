import { auditKinds, systemNames } from '@dongbo/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { Filters } from '../../../ui/desk/filters.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { textsIn } from './texts-in.ts';

/** Every operation of every system that is open here, by its name. */
function useActs(): readonly { readonly value: string; readonly label: string }[] {
  const { language } = useTexts();
  const { systems } = useDesk().session;
  return useMemo(
    () =>
      Object.entries(textsIn(language, 'operations'))
        .filter(
          ([name]) =>
            !systemNames.some(
              (system) => name.startsWith(`${system}.`) && !systems.some((open) => open.system === system),
            ),
        )
        .map(([value, label]) => ({ value, label }))
        .toSorted((a, b) => a.label.localeCompare(b.label, language)),
    [language, systems],
  );
}

/** By what the entries of the audit are asked for. */
export function AuditFilters() {
  const { t } = useTexts();
  const acts = useActs();
  const search = useSearch({ from: '/lam-viec/nhat-ky' });
  const navigate = useNavigate({ from: '/lam-viec/nhat-ky' });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const none = (text: string) => (text === '' ? undefined : text);
  const named = search.subject ?? search.person;
  return (
    <Filters>
      <SearchField
        label={t('audit.code')}
        placeholder={t('audit.code.hint')}
        value={search.code ?? ''}
        onChange={(text) => change({ code: none(text), subject: undefined })}
      />
      <SearchField
        label={t('audit.person')}
        placeholder={t('audit.person.hint')}
        value={search.who ?? ''}
        onChange={(text) => change({ who: none(text), person: undefined })}
      />
      <PickField
        label={t('audit.operation')}
        all={t('audit.operation.all')}
        value={search.act ?? ''}
        options={acts}
        onChange={(value) => change({ act: none(value) })}
      />
      <PickField
        label={t('audit.kind')}
        all={t('audit.kind.all')}
        value={search.kind ?? ''}
        options={auditKinds.map((value) => ({ value, label: t(`audit.kind.${value}`) }))}
        onChange={(value) => change({ kind: auditKinds.find((one) => one === value) })}
      />
      <DayField label={t('audit.from')} value={search.from ?? ''} onChange={(text) => change({ from: none(text) })} />
      <DayField label={t('audit.to')} value={search.to ?? ''} onChange={(text) => change({ to: none(text) })} />
      {named !== undefined && (
        <button
          type="button"
          className="desk-chip"
          onClick={() => change({ subject: undefined, person: undefined })}
          aria-label={t('audit.drop-named')}
        >
          {t('audit.only-this')} ×
        </button>
      )}
    </Filters>
  );
}
