import type { AdministeredUnit } from '@dongbo/contract/administration';
import { useTexts } from '../../../lib/texts.ts';
import { Modal } from '../../../ui/desk/modal.tsx';
import { AddForm } from './add-form.tsx';
import { ContactForm } from './contact-form.tsx';
import { EndForm } from './end-form.tsx';
import { MoveForm } from './move-form.tsx';
import { NameForm } from './name-form.tsx';

export type UnitAct = AdministeredUnit['may'][number];

const forms = { name: NameForm, contact: ContactForm, add: AddForm, move: MoveForm, end: EndForm } as const;

/** One change of a unit. */
export function UnitDialog(props: {
  readonly act: UnitAct;
  readonly unit: AdministeredUnit;
  readonly onClose: () => void;
}) {
  const { t } = useTexts('administration-desk');
  const Form = forms[props.act];
  return (
    <Modal title={`${t(`unit.act.${props.act}`)}: ${props.unit.name}`} onClose={props.onClose} wide>
      <Form unit={props.unit} onDone={props.onClose} />
    </Modal>
  );
}
