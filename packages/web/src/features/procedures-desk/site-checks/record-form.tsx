import { siteCheckOutcomes } from '@dongbo/contract/procedures';
import type { SiteCheckPage } from '@dongbo/contract/procedures';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckBox, ChoiceGroup } from '../../../ui/choice-group.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { ScanCell } from '../counter/scan-cell.tsx';
import { correctSiteCheck, recordSiteCheck } from './endpoints.ts';
import type { TypedRecord } from './kept-record.ts';
import { Lacks } from './lacks.tsx';
import { MomentField, instantOf } from './moment-field.tsx';
import { useCheckAct } from './queries.ts';
import { useTypedRecord } from './use-typed-record.ts';

interface FormProps {
  readonly check: SiteCheckPage;
}

/** The names of what is still to be typed. Pure. */
function lacksOf({ start, end, place, present, findings, outcome }: TypedRecord): string[] {
  const [startedAt, endedAt] = [instantOf(start), instantOf(end)];
  return [
    startedAt === null && 'site.start',
    endedAt === null && 'site.end',
    startedAt !== null && endedAt !== null && endedAt <= startedAt && 'site.end.before',
    place.trim() === '' && 'site.place',
    present.length === 0 && 'site.who-there',
    findings.trim() === '' && 'site.findings',
    outcome === '' && 'site.outcome',
  ].filter((one) => one !== false);
}

/** What is typed as it is sent; null: something lacks. Pure. */
function recordOf(typed: TypedRecord) {
  const [startedAt, endedAt] = [instantOf(typed.start), instantOf(typed.end)];
  const { place, findings, outcome, present } = typed;
  if (startedAt === null || endedAt === null || outcome === '' || lacksOf(typed).length > 0) return null;
  const { latitude, longitude, ownerPresent, objections, files } = typed;
  const found = { place, latitude, longitude, ownerPresent, findings, objections, outcome };
  return { startedAt, endedAt, ...found, present: [...present], fileIds: files.map(({ id }) => id) };
}

/** What was found on the spot, typed on a phone: kept in the browser until the server has it. Of minutes that are there already it makes
 * a further record that puts them right. */
export function RecordForm({ check }: FormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { typed, isKept, change, forget } = useTypedRecord(check, serverNow().toISOString());
  const isCorrection = check.record !== null;
  const write = useCheckAct(recordSiteCheck, t('site.recorded'), forget);
  const correct = useCheckAct(correctSiteCheck, t('site.recorded'), forget);
  const act = isCorrection ? correct : write;
  const record = recordOf(typed);
  const lacks = [isCorrection && typed.reason.trim() === '' && 'site.correct.reason', ...lacksOf(typed)].filter(
    (one) => one !== false,
  );
  const at = { siteCheckId: check.id, version: check.version };
  const send = () => {
    if (record === null) return;
    if (isCorrection) correct.mutate({ ...at, reason: typed.reason, record });
    else write.mutate({ ...at, record });
  };
  return (
    <form
      className="desk-block desk-field-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{t(isCorrection ? 'site.correct' : 'site.record')}</h2>
      {isKept && <p className="desk-warning">{t('site.kept')}</p>}
      {act.error !== null && <Failed error={act.error} />}
      {isCorrection && (
        <TextField
          id={`${id}-reason`}
          label={t('site.correct.reason')}
          required
          maxLength={1000}
          value={typed.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      )}
      <Circumstances check={check} typed={typed} change={change} />
      <Findings typed={typed} change={change} />
      <p className="desk-quiet">{t('site.record.final')}</p>
      <Lacks what={lacks.map((one) => t(one))} />
      <p className="desk-actions">
        <Button type="submit" busy={act.isPending} disabled={lacks.length > 0}>
          {t('site.record.send')}
        </Button>
      </p>
    </form>
  );
}

interface PartProps {
  readonly typed: TypedRecord;
  readonly change: (part: Partial<TypedRecord>) => void;
}

/** When and where it was, and who was there. */
function Circumstances({ check, typed, change }: PartProps & FormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { present } = typed;
  return (
    <>
      <MomentField label={t('site.start')} value={typed.start} onChange={(start) => change({ start })} />
      <MomentField label={t('site.end')} value={typed.end} onChange={(end) => change({ end })} />
      <TextAreaField
        id={`${id}-place`}
        label={t('site.place')}
        required
        rows={2}
        maxLength={500}
        value={typed.place}
        // Long enough for two lines on a telephone, but one line of the minutes.
        onChange={(event) => change({ place: event.target.value.replaceAll('\n', ' ') })}
      />
      <Coordinates typed={typed} change={change} />
      <fieldset className="ds-fieldset">
        <legend className="ds-label" data-weight="medium">
          {t('site.who-there')}
        </legend>
        {check.members.map(({ key, name }) => (
          <CheckBox
            key={key}
            id={`${id}-${key}`}
            label={name}
            checked={present.includes(key)}
            onChange={(isThere) =>
              change({ present: isThere ? [...present, key] : present.filter((one) => one !== key) })
            }
          />
        ))}
        <CheckBox
          id={`${id}-owner`}
          label={t('site.owner', { name: check.ownerName })}
          checked={typed.ownerPresent}
          onChange={(ownerPresent) => change({ ownerPresent })}
        />
      </fieldset>
    </>
  );
}

/** Where the device is, when somebody asks it; nothing is measured unasked. */
function Coordinates({ typed, change }: PartProps) {
  const { t } = useTexts('procedures-desk');
  const [state, setState] = useState<'idle' | 'measuring' | 'failed'>('idle');
  const { latitude, longitude } = typed;
  const measure = () => {
    setState('measuring');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        change({ latitude: coords.latitude, longitude: coords.longitude });
        setState('idle');
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  return (
    <p className="desk-actions">
      {latitude !== null && longitude !== null && (
        <span className="tabular">
          {latitude.toFixed(5)}; {longitude.toFixed(5)}
        </span>
      )}
      <Button variant="tertiary" busy={state === 'measuring'} onClick={measure}>
        {t('site.locate')}
      </Button>
      {latitude !== null && (
        <Button variant="tertiary" onClick={() => change({ latitude: null, longitude: null })}>
          {t('site.locate.forget')}
        </Button>
      )}
      {state === 'failed' && <span role="alert">{t('site.locate.failed')}</span>}
    </p>
  );
}

/** What was found, with photographs, and what the owner says to it. */
function Findings({ typed, change }: PartProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  return (
    <>
      <TextAreaField
        id={`${id}-findings`}
        label={t('site.findings')}
        required
        rows={6}
        maxLength={10_000}
        value={typed.findings}
        onChange={(event) => change({ findings: event.target.value })}
      />
      <ChoiceGroup
        id={`${id}-outcome`}
        label={t('site.outcome')}
        options={siteCheckOutcomes.map((value) => ({ value, label: t(`site.outcome.${value}`) }))}
        value={typed.outcome}
        onChange={(outcome) => change({ outcome: siteCheckOutcomes.find((one) => one === outcome) ?? '' })}
      />
      <p className="ds-label" data-weight="medium">
        {t('site.photos')}
      </p>
      <ScanCell
        name={t('site.photos')}
        files={typed.files}
        tabIndex={0}
        isPhoto
        onAdd={(file) => change({ files: [...typed.files, file] })}
        onRemove={(file) => change({ files: typed.files.filter((one) => one.id !== file.id) })}
      />
      <TextAreaField
        id={`${id}-objections`}
        label={t('site.objections')}
        rows={3}
        maxLength={4000}
        optionalWord={t('shared:optional')}
        value={typed.objections}
        onChange={(event) => change({ objections: event.target.value })}
      />
    </>
  );
}
