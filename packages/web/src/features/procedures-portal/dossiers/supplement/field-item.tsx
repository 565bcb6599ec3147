import type { AnswerProblem, FormDefinition } from '@dongbo/contract';
import type { FormProblem, SupplementItem } from '@dongbo/contract/procedures';
import { FieldInput } from '../../../../forms/field-input.tsx';
import { useProblemWords } from '../../filing/problem-words.ts';
import { itemId } from './use-answer.ts';

interface FieldItemProps {
  readonly item: SupplementItem;
  readonly form: FormDefinition | undefined;
  readonly value: unknown;
  readonly problems: readonly FormProblem[];
  readonly onChange: (value: unknown) => void;
}

/** One answer that has to be put right, with the same question as when it was filed. */
export function FieldItem(props: FieldItemProps) {
  return props.form === undefined ? null : <Question {...props} form={props.form} />;
}

function Question({ item, form, value, problems, onChange }: FieldItemProps & { readonly form: FormDefinition }) {
  const wordsOf = useProblemWords(form);
  const field = form.sections.flatMap(({ fields }) => fields).find(({ id }) => id === item.field);
  const problem = problems.find((one) => one.form === form.key && one.field === item.field);
  if (field === undefined) return null;
  return (
    <section className="one-paper">
      <p lang="vi">{item.wanted}</p>
      <FieldInput
        field={field}
        id={itemId(item.id)}
        value={value}
        onChange={onChange}
        // The server reads with the same parser, so its codes are the parser's.
        error={problem && wordsOf(problem as AnswerProblem)}
        warning={undefined}
      />
    </section>
  );
}
