import type { Procedure } from '@dongbo/contract/procedures';
import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import type { CounterForm } from '../counter/counter-form.ts';
import { uploadMutation } from '../queries/dossiers.ts';
import { isVisit, offersVisit, resultBody, resultTitle } from './visit-form.ts';

interface VisitPartProps {
  readonly form: CounterForm;
  readonly procedure: Procedure;
  readonly onChange: (next: Partial<CounterForm>) => void;
}

/** The lines of a result as the papers were counted. */
export function useResultBody(): (form: CounterForm) => string {
  const { t } = useTexts('procedures-desk');
  return (form) => resultBody(form, (name, n) => t('visit.body.line', { name, n }));
}

/** Is the result given in this visit, and what does it say? */
export function VisitPart({ form, procedure, onChange }: VisitPartProps) {
  const { t } = useTexts('procedures-desk');
  if (!offersVisit(form, procedure)) return null;
  const isOn = isVisit(form, procedure);
  return (
    <div className="desk-visit">
      <label className="desk-check">
        <input
          id="counter-visit"
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange({ sameVisit: event.target.checked })}
        />
        <span>
          {t('visit.offer')}{' '}
          {isOn && (
            <small className="desk-quiet">{t('visit.ground', { ground: procedure.sameVisit?.ground ?? '' })}</small>
          )}
        </span>
      </label>
      {isOn && <ResultFields form={form} procedure={procedure} onChange={onChange} />}
    </div>
  );
}

function ResultFields({ form, procedure, onChange }: VisitPartProps) {
  const { t } = useTexts('procedures-desk');
  const bodyOf = useResultBody();
  const upload = useMutation(uploadMutation);
  const { resultFile } = form;
  return (
    <div className="desk-visit__result">
      <TextField
        id="counter-result-title"
        label={t('visit.title')}
        maxLength={300}
        value={resultTitle(form, procedure)}
        onChange={(event) => onChange({ resultTitle: event.target.value })}
      />
      {resultFile === null ? (
        <TextAreaField
          id="counter-result-body"
          label={t('visit.body')}
          rows={2}
          maxLength={20_000}
          placeholder={t('visit.body.hint')}
          value={bodyOf(form)}
          onChange={(event) => onChange({ resultBody: event.target.value })}
        />
      ) : (
        <p id="counter-result-body">
          {resultFile.name}{' '}
          <Button variant="tertiary" onClick={() => onChange({ resultFile: null })}>
            {t('visit.pdf.drop')}
          </Button>
        </p>
      )}
      <label className="ds-button desk-file" data-variant="secondary">
        {t(upload.isPending ? 'files.uploading' : 'visit.pdf')}
        <input
          type="file"
          accept="application/pdf"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) upload.mutate(file, { onSuccess: (added) => onChange({ resultFile: added }) });
            event.target.value = '';
          }}
        />
      </label>
      {upload.error !== null && <Failed error={upload.error} />}
    </div>
  );
}
