import { useState } from 'react';
import type { ComponentType } from 'react';
import type { Dossier } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { AskOpinionForm } from '../referrals/ask-opinion-form.tsx';
import { LinkTasksForm } from '../referrals/link-tasks-form.tsx';
import { PlanSiteCheckForm } from '../site-checks/plan-form.tsx';
import { AskForm } from './ask-form.tsx';
import { ChangeResultForm } from './change-result-form.tsx';
import { ConfirmArrivalForm } from './confirm-arrival-form.tsx';
import {
  AcceptForm,
  DecideEndingForm,
  DecideResultChangeForm,
  MakeReceiptForm,
  SendApologyForm,
  StopMessagesForm,
} from './plain-forms.tsx';
import { ProposeEndingForm } from './propose-ending-form.tsx';
import { CorrectForm } from './correct-form.tsx';
import { RecordForm } from './record-form.tsx';
import { RefuseForm } from './refuse-form.tsx';
import { ReturnApologyForm, ReturnEndingForm, ReturnResultChangeForm } from './return-forms.tsx';
import type { SideFormProps } from './side-form.ts';
import { WithdrawForm } from './withdraw-form.tsx';
import { WriteApologyForm } from './write-apology-form.tsx';

type SidePath = Dossier['sidePaths'][number];

const forms: Readonly<Record<SidePath, ComponentType<SideFormProps>>> = {
  'confirm-arrival': ConfirmArrivalForm,
  'decide-ending': DecideEndingForm,
  'return-ending': ReturnEndingForm,
  'decide-result-change': DecideResultChangeForm,
  'return-result-change': ReturnResultChangeForm,
  'send-apology': SendApologyForm,
  'return-apology': ReturnApologyForm,
  'write-apology': WriteApologyForm,
  'ask-supplement': AskForm,
  'record-supplement': RecordForm,
  'accept-supplement': AcceptForm,
  'ask-opinion': AskOpinionForm,
  'link-tasks': LinkTasksForm,
  'plan-site-check': PlanSiteCheckForm,
  'propose-ending': ProposeEndingForm,
  refuse: RefuseForm,
  withdraw: WithdrawForm,
  correct: CorrectForm,
  'make-receipt': MakeReceiptForm,
  'stop-messages': StopMessagesForm,
  'change-result': ChangeResultForm,
};

/** What goes on with the dossier stands out among what leads aside. */
const goesOn: ReadonlySet<SidePath> = new Set([
  'confirm-arrival',
  'decide-ending',
  'decide-result-change',
  'send-apology',
  'record-supplement',
  'accept-supplement',
]);

/** A row of verbs for what the caller may begin, and below it what the chosen one needs. */
export function SideVerbs({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const [chosen, setChosen] = useState<SidePath | null>(null);
  const { sidePaths } = dossier;
  const Form = chosen !== null && sidePaths.includes(chosen) ? forms[chosen] : null;
  return (
    <section className="desk-decision" aria-label={t('side.label')}>
      <div className="desk-verbs" role="group" aria-label={t('side.label')}>
        {sidePaths.map((way) => (
          <button
            key={way}
            type="button"
            className="ds-button"
            data-variant={goesOn.has(way) ? 'primary' : 'tertiary'}
            aria-expanded={chosen === way}
            onClick={({ detail }) => {
              if (detail < 2) setChosen(chosen === way ? null : way);
            }}
          >
            {t(`side.${way}`)}
          </button>
        ))}
      </div>
      {Form !== null && <Form key={chosen} dossier={dossier} onDone={() => setChosen(null)} />}
    </section>
  );
}
