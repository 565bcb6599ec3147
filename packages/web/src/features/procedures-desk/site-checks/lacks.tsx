import { useTexts } from '../../../lib/texts.ts';

/** What is still to be typed before a form can be sent, by the names of its fields. */
export function Lacks({ what }: { readonly what: readonly string[] }) {
  const { t } = useTexts('procedures-desk');
  return (
    <p className="desk-quiet" aria-live="polite">
      {what.length > 0 && t('site.lacks', { what: what.join('; ') })}
    </p>
  );
}
