import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { UnitId } from '@dongbo/contract';
import { dayInWords, dayOfInstant } from '../../../lib/dates.ts';
import { useFormerNames } from '../../../lib/former-names.ts';
import { oneStopPlaces } from '../../../lib/one-stop-places.ts';
import { problemText } from '../../../lib/problem.ts';
import { useSession } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/texts.ts';
import { unitsQuery } from '../../../lib/units.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { weekdaysAfter } from './days-ahead.ts';
import { myAppointmentsQuery, sendRequest } from './queries.ts';

/** How far ahead the server lets ask, in days; it says the last day where that is not so. */
const daysAhead = 30;

interface Asked {
  readonly unitId: UnitId | null;
  readonly day: string;
  readonly purpose: string;
}

const nothing: Asked = { unitId: null, day: '', purpose: '' };

/** The fields that are still empty. */
const missingOf = ({ unitId, day, purpose }: Asked) =>
  (['unit', 'day', 'purpose'] as const).filter(
    (field) => ({ unit: unitId === null, day: day === '', purpose: purpose.trim() === '' })[field],
  );

/** Asks a one-stop unit for a day. What is missing is told at the field; what the server refuses, above the form. */
export function RequestForm() {
  const { t } = useTexts('sample-portal');
  const client = useQueryClient();
  const [asked, setAsked] = useState(nothing);
  const [tried, setTried] = useState(false);
  const request = useMutation({
    mutationFn: sendRequest,
    onSuccess: async () => {
      setAsked(nothing);
      setTried(false);
      await client.invalidateQueries({ queryKey: myAppointmentsQuery.queryKey });
    },
  });
  const missing = tried ? missingOf(asked) : [];
  const errorOf = (field: (typeof missing)[number]) =>
    missing.includes(field) ? t(`request.${field}.missing`) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { unitId, day, purpose } = asked;
    if (unitId !== null && missingOf(asked).length === 0 && !request.isPending)
      request.mutate({ unitId, day, purpose });
  };
  return (
    <form className="stack" noValidate onSubmit={submit} aria-label={t('request.title')}>
      <ErrorSummary
        title={t('shared:errors.title')}
        entries={missing.map((field) => ({ target: `request-${field}`, text: t(`request.${field}.missing`) }))}
      />
      {request.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, request.error)}</p>
        </Alert>
      )}
      {request.isSuccess && (
        <Alert tone="success" live="polite" title={t('request.sent.title', { code: request.data.code })}>
          <p>{t('request.sent.text')}</p>
        </Alert>
      )}
      <UnitField value={asked.unitId} error={errorOf('unit')} onChange={(unitId) => setAsked({ ...asked, unitId })} />
      <DayChoice value={asked.day} error={errorOf('day')} onChange={(day) => setAsked({ ...asked, day })} />
      <TextField
        id="request-purpose"
        label={t('request.purpose')}
        hint={t('request.purpose.hint')}
        error={errorOf('purpose')}
        maxLength={200}
        value={asked.purpose}
        onChange={(event) => setAsked({ ...asked, purpose: event.target.value })}
      />
      <p>
        <Button type="submit" busy={request.isPending}>
          {t('request.button')}
        </Button>
      </p>
    </form>
  );
}

interface ChoiceProps<Value> {
  readonly value: Value;
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
}

function UnitField({ value, error, onChange }: ChoiceProps<UnitId | null>) {
  const { t } = useTexts('sample-portal');
  const oneStops = useQuery(unitsQuery('one-stop'));
  const communes = useQuery(unitsQuery('commune'));
  const places = oneStopPlaces(oneStops.data ?? [], communes.data ?? []);
  const { options, setTyped } = useFormerNames(places.map(({ unit, label }) => ({ value: unit.id, label })));
  return (
    <ComboBox
      id="request-unit"
      label={t('request.unit')}
      hint={t('request.unit.hint')}
      error={error}
      options={options}
      value={value ?? ''}
      emptyText={t('shared:combo.empty')}
      countText={(count) => t('shared:combo.count', { count })}
      unmatchedText={(text) => t('shared:combo.unmatched', { text })}
      onTyping={setTyped}
      onChange={(id) => onChange(places.find(({ unit }) => unit.id === id)?.unit.id ?? null)}
    />
  );
}

function DayChoice({ value, error, onChange }: ChoiceProps<string>) {
  const { t, language } = useTexts('sample-portal');
  const { data: session } = useSession();
  const days = session === undefined ? [] : weekdaysAfter(dayOfInstant(session.now), daysAhead);
  return (
    <SelectField
      id="request-day"
      label={t('request.day')}
      hint={t('request.day.hint')}
      error={error}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('shared:choose')}</option>
      {days.map((day) => (
        <option key={day} value={day}>
          {dayInWords(day, language)}
        </option>
      ))}
    </SelectField>
  );
}
