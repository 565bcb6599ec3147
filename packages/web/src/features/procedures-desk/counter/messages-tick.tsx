import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { phoneHere, takesMessages } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import { listMessageWays } from './endpoints.ts';

interface MessagesTickProps {
  readonly form: CounterForm;
  readonly onChange: (next: Partial<CounterForm>) => void;
}

/** The consent of who stands there to text messages about this dossier. Last of what is asked of them: between two fields a blank of what is
 * typed on would agree for them. Nothing where the province sends none, or the number takes none. */
export function MessagesTick({ form, onChange }: MessagesTickProps) {
  const { t } = useTexts('procedures-desk');
  const { data } = useQuery({
    queryKey: ['message-ways'],
    staleTime: Infinity,
    queryFn: ({ signal }) => api.call(listMessageWays, {}, { signal }),
  });
  const isOffered = data?.items.some(({ channel, isOffered: offered }) => channel === 'sms' && offered) ?? false;
  if (!isOffered || !takesMessages(phoneHere(form))) return null;
  return (
    <label className="desk-check" title={t('counter.messages.says')}>
      <input
        type="checkbox"
        checked={form.tellsPhone}
        onChange={({ target }) => onChange({ tellsPhone: target.checked })}
      />
      {t('counter.messages', { phone: phoneHere(form).trim() })}
    </label>
  );
}
