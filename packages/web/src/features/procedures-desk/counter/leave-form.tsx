import { useBlocker } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { isBegun } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import type { Asked } from './use-form.ts';

interface BegunDialogProps {
  readonly form: CounterForm;
  /** Why it is asked: what would happen to the form. */
  readonly text: string;
  readonly keep: string;
  readonly drop: string;
  readonly onKeep: () => void;
  readonly onDrop: () => void;
  /** Back to the form as if nothing had been pressed. */
  readonly onStay: () => void;
}

/** What is to become of a half-filled form, named by whose it is. */
function BegunDialog({ form, text, keep, drop, onKeep, onDrop, onStay }: BegunDialogProps) {
  const { t } = useTexts('procedures-desk');
  const whose = [form.ownerName.trim() || form.identityNumber.trim(), form.procedureCode].filter(Boolean).join(' · ');
  return (
    <Modal title={t('begun.title')} onClose={onStay}>
      {whose !== '' && <p>{whose}</p>}
      <p>{text}</p>
      <p className="desk-actions">
        <Button data-first onClick={onKeep}>
          {keep}
        </Button>
        <Button variant="secondary" danger onClick={onDrop}>
          {drop}
        </Button>
      </p>
    </Modal>
  );
}

interface LeaveFormProps {
  readonly form: CounterForm;
  /** Forgets the form, before the page is left. */
  readonly onDrop: () => void;
}

/** Asks once when somebody leaves the counter with a half-filled form: it is kept for when they come back, or dropped. Closing the
 * window asks nothing: the form is kept. */
function LeaveForm({ form, onDrop }: LeaveFormProps) {
  const { t } = useTexts('procedures-desk');
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isBegun(form) && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <BegunDialog
      form={form}
      text={t('begun.leave')}
      keep={t('begun.keep')}
      drop={t('begun.drop')}
      onKeep={blocker.proceed}
      onDrop={() => {
        onDrop();
        blocker.proceed();
      }}
      onStay={blocker.reset}
    />
  );
}

interface BegunQuestionsProps {
  readonly form: CounterForm;
  readonly asked: Asked | null;
  readonly onAsked: (asked: Asked | null) => void;
  readonly onBegin: (procedureCode: string | null) => void;
}

/** The one question about a half-filled form, whichever way it would be left. */
export function BegunQuestions({ form, asked, onAsked, onBegin }: BegunQuestionsProps) {
  const { t } = useTexts('procedures-desk');
  if (asked === null) return <LeaveForm form={form} onDrop={() => onBegin(null)} />;
  const stay = () => onAsked(null);
  return (
    <BegunDialog
      form={form}
      text={t(`begun.${asked.why}`)}
      keep={t('begun.stay')}
      drop={t(`begun.drop.${asked.why}`)}
      onKeep={stay}
      onDrop={() => onBegin(asked.why === 'next' ? null : asked.code)}
      onStay={stay}
    />
  );
}
