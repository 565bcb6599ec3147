import { useState } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { Alert } from '../alert.tsx';
import { Button } from '../button.tsx';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** The codes for who loses the second factor, shown this one time. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useTexts('factors');
  const [isKept, setKept] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${t('codes.title')}\n${codes.join('\n')}\n`)}`;
  return (
    <section className="stack" aria-labelledby="codes-title">
      <h2 className="ds-heading" data-size="xs" id="codes-title">
        {t('codes.title')}
      </h2>
      <Alert tone="warning" live="polite">
        <p>{t('codes.once')}</p>
      </Alert>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="row-buttons">
        <Button variant="secondary" onClick={() => globalThis.print()}>
          {t('codes.print')}
        </Button>
        <a className="ds-link" href={file} download="ma-du-phong.txt">
          {t('codes.save')}
        </a>
      </p>
      <div className="ds-field">
        <input
          type="checkbox"
          className="ds-input"
          id="codes-kept"
          checked={isKept}
          aria-invalid={isAsked && !isKept ? true : undefined}
          aria-describedby={isAsked && !isKept ? 'codes-kept-error' : undefined}
          onChange={(event) => setKept(event.target.checked)}
        />
        <label className="ds-label" htmlFor="codes-kept">
          {t('codes.kept')}
        </label>
      </div>
      {isAsked && !isKept && (
        <p className="ds-validation-message" data-field="validation" id="codes-kept-error">
          {t('codes.kept.missing')}
        </p>
      )}
      <p>
        <Button
          onClick={() => {
            setAsked(true);
            if (isKept) onKept();
          }}
        >
          {t('codes.done')}
        </Button>
      </p>
    </section>
  );
}
