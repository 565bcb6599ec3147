import type { Dossier, DossierAction } from '@dongbo/contract/procedures';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { NextInList } from '../../../ui/desk/next-in-list.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { ActionForm } from './action-form.tsx';
import { ReceiveForm } from './receive-form.tsx';

interface DecisionProps {
  readonly dossier: Dossier;
  /** A result is typed beside it and not kept: whoever goes on now would leave it behind. */
  readonly unsaved?: boolean;
  /** On the dossier's own page, or in the panel beside a list. */
  readonly where: 'page' | 'beside';
}

/** Why there is nothing to decide here, as a key of texts. */
function whyNothing({ step, isOwnMatter, supplement }: Dossier): string {
  if (step === null) return 'decision.closed';
  if (isOwnMatter) return 'decision.own-matter';
  if (supplement === null) return 'decision.nothing';
  return supplement.state === 'answered' ? 'decision.answered' : 'decision.waits';
}

/** What may be done now, and the way to the next dossier of the list. */
export function Decision({ dossier, where, unsaved = false }: DecisionProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const [done, setDone] = useState<DossierAction | null>(null);
  return (
    <>
      <Verbs dossier={dossier} unsaved={unsaved} onDone={setDone} />
      <NextInList
        subjectId={dossier.id}
        where={where}
        done={done && t('decision.done', { action: format.local(done.name), code: dossier.code })}
      />
    </>
  );
}

interface VerbsProps {
  readonly dossier: Dossier;
  readonly unsaved: boolean;
  readonly onDone: (action: DossierAction) => void;
}

/** A short row of verbs from the server, and below it the little that the chosen one needs. */
function Verbs({ dossier, unsaved, onDone }: VerbsProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const [chosen, setChosen] = useState<DossierAction | null>(null);
  const { actions } = dossier;
  const toggle = (action: DossierAction | undefined) => {
    if (action !== undefined) setChosen(action.id === chosen?.id ? null : action);
  };
  useShortcuts(
    Object.fromEntries(actions.slice(0, 9).map((action, index) => [String(index + 1), () => toggle(action)])),
  );
  const close = () => setChosen(null);
  const done = () => {
    if (chosen !== null) onDone(chosen);
    close();
  };
  const leavesBehind = unsaved && chosen !== null && !chosen.backward;
  if (actions.length === 0 && chosen === null) {
    const why = whyNothing(dossier);
    // Whoever may decide something beside the straight way does not only look.
    if (why === 'decision.nothing' && dossier.sidePaths.length > 0) return null;
    return <p className="desk-quiet desk-decision">{t(why)}</p>;
  }
  return (
    <section className="desk-decision" aria-label={t('decision.label')}>
      <div className="desk-verbs" role="group" aria-label={t('decision.label')}>
        {actions.map((action, index) => (
          <button
            key={action.id}
            type="button"
            className="ds-button"
            data-variant={action.backward ? 'secondary' : 'primary'}
            aria-expanded={chosen?.id === action.id}
            aria-keyshortcuts={String(index + 1)}
            // A double click opens, as one does.
            onClick={({ detail }) => {
              if (detail < 2) toggle(action);
            }}
          >
            {format.local(action.name)} <KeyHint keys={String(index + 1)} />
          </button>
        ))}
      </div>
      {leavesBehind && (
        <p className="desk-warning" role="alert">
          {t('decision.result-unsaved')}
        </p>
      )}
      {chosen !== null &&
        !leavesBehind &&
        (chosen.id === 'receive' ? (
          <ReceiveForm dossier={dossier} action={chosen} onDone={done} onCancel={close} />
        ) : (
          <ActionForm key={chosen.id} dossier={dossier} action={chosen} onDone={done} onCancel={close} />
        ))}
    </section>
  );
}
