import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';

interface DecisionFormProps {
  readonly verb: string;
  readonly busy: boolean;
  readonly blocked?: boolean;
  readonly danger?: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A small form below the verbs: the first field has the focus, Ctrl+Enter sends it from any of them. */
export function DecisionForm({
  verb,
  busy,
  blocked = false,
  danger = false,
  onSubmit,
  onCancel,
  children,
}: DecisionFormProps) {
  const { t } = useTexts('procedures-desk');
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    () => form.current?.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea, select, button')?.focus(),
    [],
  );
  return (
    <form
      ref={form}
      className="desk-action-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !blocked) onSubmit();
      }}
    >
      {children}
      <p className="desk-actions">
        <Button type="submit" danger={danger} busy={busy} disabled={blocked}>
          {verb} <KeyHint keys="Ctrl ↵" />
        </Button>
        <Button variant="tertiary" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </p>
    </form>
  );
}
