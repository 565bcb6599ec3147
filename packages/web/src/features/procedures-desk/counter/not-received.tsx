import type { CallOf } from '@dongbo/contract';
import type { Dossier, DossierChanged, Procedure } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { Modal } from '../../../ui/desk/modal.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { sentDespite } from '../intake/despite.ts';
import type { Despite } from '../intake/despite.ts';
import { heldQuestionOf } from '../intake/held-question.ts';
import { useHeldIds } from '../intake/use-held-ids.ts';
import { dossierQuery, refreshLists } from '../queries/dossiers.ts';
import { AskedWordsFields, PaperChoices, itemsOf, useRows } from '../side-paths/ask-rows.tsx';
import { EndingGrounds, isGrounded } from '../side-paths/ground-fields.tsx';
import { inputOf } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import { refuseAtCounter, requestSupplementAtCounter } from './endpoints.ts';
import { withLacking } from './lacking.ts';
import type { NotReceived } from './taken.ts';
import { useRequestId } from './use-request-id.ts';

interface NotReceivedProps {
  readonly kind: NotReceived;
  readonly form: CounterForm;
  readonly procedure: Procedure;
  readonly despite: Despite;
  readonly post: Post;
  readonly onDone: (dossier: Dossier) => void;
  readonly onClose: () => void;
}

/** Whoever stands at the counter is not received: what was typed is written down, and they go with form 02 or 03 in their hand. */
export function NotReceivedDialog(props: NotReceivedProps) {
  const { t } = useTexts('procedures-desk');
  const { kind, form, onClose } = props;
  const held = useHeldIds(heldQuestionOf(form));
  return (
    <Modal wide title={t(kind === 'supplement' ? 'counter.ask-supplement' : 'counter.refuse')} onClose={onClose}>
      {kind === 'ending' ? <Refusing {...props} /> : held !== null && <Asking {...props} held={held} />}
    </Modal>
  );
}

/** What was typed, without what a reception alone says. */
function typed(form: CounterForm, procedure: Procedure, post: Post) {
  const { timeLimit: _notBegun, ...order } = inputOf(form, procedure, post.unitId);
  return order;
}

/** The act with what came of it; the same input again is the same request. */
function useSent<I>(act: (input: I, requestId: string) => Promise<DossierChanged>, onDone: (dossier: Dossier) => void) {
  const client = useQueryClient();
  const requestIdOf = useRequestId();
  return useMutation({
    mutationFn: async (input: I) => {
      const { id } = await act(input, requestIdOf(input));
      return await client.fetchQuery(dossierQuery(id));
    },
    onSuccess: (dossier) => {
      refreshLists(client);
      onDone(dossier);
    },
  });
}

const ask = (input: CallOf<typeof requestSupplementAtCounter>, requestId: string) =>
  api.call(requestSupplementAtCounter, input, { requestId });
const refuse = (input: CallOf<typeof refuseAtCounter>, requestId: string) =>
  api.call(refuseAtCounter, input, { requestId });

function Asking({
  form,
  procedure,
  despite,
  post,
  held,
  onDone,
  onClose,
}: NotReceivedProps & { readonly held: ReadonlySet<string> }) {
  const { t } = useTexts('procedures-desk');
  const sending = useSent(ask, onDone);
  const papers = withLacking(form, procedure).map((row) => ({ ...row, isHeld: held.has(row.id) }));
  const state = useRows(papers);
  const [words, setWords] = useState({ reason: '', phone: '' });
  const items = itemsOf(state.rows);
  const send = () => {
    if (items === null) return;
    const guidePhone = words.phone.trim() === '' ? {} : { guidePhone: words.phone };
    const order = { ...typed(form, procedure, post), ...sentDespite(despite), reason: words.reason, ...guidePhone };
    sending.mutate({ ...order, items });
  };
  return (
    <DecisionForm
      verb={t('counter.ask-supplement.send')}
      busy={sending.isPending}
      blocked={items === null || words.reason.trim() === ''}
      onSubmit={send}
      onCancel={onClose}
    >
      <Refused error={sending.error} />
      <p className="desk-quiet">{t('counter.ask-supplement.says')}</p>
      <PaperChoices state={state} />
      {items === null && <p className="desk-quiet">{t('ask.nothing')}</p>}
      <AskedWordsFields value={words} onChange={setWords} />
    </DecisionForm>
  );
}

function Refusing({ form, procedure, post, onDone, onClose }: NotReceivedProps) {
  const { t } = useTexts('procedures-desk');
  const sending = useSent(refuse, onDone);
  const [why, setWhy] = useState({ ground: '', reason: '' });
  return (
    <DecisionForm
      verb={t('counter.refuse.send')}
      danger
      busy={sending.isPending}
      blocked={!isGrounded(why)}
      onSubmit={() => sending.mutate({ ...typed(form, procedure, post), ...why })}
      onCancel={onClose}
    >
      <Refused error={sending.error} />
      <p className="desk-quiet">{t('counter.refuse.says')}</p>
      <EndingGrounds kind="refused" value={why} onChange={setWhy} />
    </DecisionForm>
  );
}

function Refused({ error }: { readonly error: unknown }) {
  const { t } = useTexts('procedures-desk');
  return (
    error !== null && (
      <Alert tone="danger" live="assertive">
        <p>{problemText(t, error)}</p>
      </Alert>
    )
  );
}
