import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

export interface FieldFrame {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  /** Shown behind the label where an answer is not demanded. */
  readonly optionalWord?: string | undefined;
}

/** The ids that describe an input: hint, error and warning, as far as they are there. */
export function describedBy({ id, hint, error, warning }: FieldFrame): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`, warning && `${id}-warning`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Error and warning below an input; the error is also what the summary on top of the page links to. */
export function FieldMessages({ id, error, warning }: Pick<FieldFrame, 'id' | 'error' | 'warning'>) {
  return (
    <>
      {error && (
        <p className="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {error}
        </p>
      )}
      {warning && (
        <p className="ds-validation-message" data-field="validation" data-color="warning" id={`${id}-warning`}>
          {warning}
        </p>
      )}
    </>
  );
}

/** Label, hint, one input and its messages. */
export function Field(props: FieldFrame & { readonly children: ReactNode }) {
  const { id, label, hint, optionalWord, children } = props;
  return (
    <div className="ds-field">
      <label className="ds-label" data-weight="medium" htmlFor={id}>
        {label}
        {optionalWord && <span className="optional-word"> ({optionalWord})</span>}
      </label>
      {hint && (
        <p data-field="description" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldMessages {...props} />
    </div>
  );
}

type Native<Attributes> = Omit<Attributes, keyof FieldFrame>;

function split<Props extends FieldFrame>(props: Props) {
  const { id, label, hint, error, warning, optionalWord, ...native } = props;
  const frame = { id, label, hint, error, warning, optionalWord };
  // What every control tells of its frame.
  const marks = {
    className: 'ds-input',
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(frame),
  };
  return { frame, control: { ...native, ...marks } };
}

export function TextField(props: FieldFrame & Native<InputHTMLAttributes<HTMLInputElement>>) {
  const { frame, control } = split(props);
  return (
    <Field {...frame}>
      <input type="text" {...control} />
    </Field>
  );
}

export function TextAreaField(props: FieldFrame & Native<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const { frame, control } = split(props);
  return (
    <Field {...frame}>
      <textarea rows={5} {...control} />
    </Field>
  );
}

export function SelectField(props: FieldFrame & Native<SelectHTMLAttributes<HTMLSelectElement>>) {
  const { frame, control } = split(props);
  return (
    <Field {...frame}>
      <select {...control} />
    </Field>
  );
}
