import type { CallOf } from '@dongbo/contract';
import type { KnownTimeLimit, startBatch } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TimeLimitFields } from '../parts/time-limit-fields.tsx';
import { procedureQuery } from '../queries/catalogue.ts';
import type { Choice } from './queries.ts';

/** Limits by the codes of their procedures; null: not named yet. */
type Limits = Readonly<Record<string, KnownTimeLimit | null>>;

/** The limits that are named, and the dossiers that can be received by them. */
export function useLimits({ limits: asked }: Choice) {
  const [limits, setLimits] = useState<Limits>({});
  return {
    limits,
    named: asked.flatMap(({ procedureCode, dossierIds }) => (limits[procedureCode] ? dossierIds : [])),
    setLimit: (code: string, limit: KnownTimeLimit | null) => setLimits((known) => ({ ...known, [code]: limit })),
  };
}

/** What is sent of them; nothing where none was named. Pure. */
export function sentLimits(limits: Limits): Pick<CallOf<typeof startBatch>, 'limits'> {
  const named = Object.entries(limits).flatMap(([procedureCode, limit]) =>
    limit === null ? [] : [{ procedureCode, limit }],
  );
  return named.length === 0 ? {} : { limits: named };
}

interface Props {
  readonly choice: Choice;
  readonly limits: Limits;
  readonly onChange: (code: string, limit: KnownTimeLimit | null) => void;
}

/** Asks once for each procedure whose source states no limit. */
export function LimitsPart({ choice, limits, onChange }: Props) {
  const { t } = useTexts('procedures-desk');
  if (choice.limits.length === 0) return null;
  const lacking = choice.limits.reduce(
    (sum, { procedureCode, dossierIds }) => (limits[procedureCode] ? sum : sum + dossierIds.length),
    0,
  );
  return (
    <>
      {choice.limits.map((one) => (
        <OneLimit
          key={one.procedureCode}
          asked={one}
          value={limits[one.procedureCode] ?? null}
          onChange={(limit) => onChange(one.procedureCode, limit)}
        />
      ))}
      {lacking > 0 && <p className="desk-quiet">{t('many.limit-lacks', { n: lacking })}</p>}
    </>
  );
}

interface OneLimitProps {
  readonly asked: Choice['limits'][number];
  readonly value: KnownTimeLimit | null;
  readonly onChange: (limit: KnownTimeLimit | null) => void;
}

function OneLimit({ asked, value, onChange }: OneLimitProps) {
  const { t } = useTexts('procedures-desk');
  const { procedureCode, procedureName, dossierIds } = asked;
  const procedure = useQuery(procedureQuery(procedureCode));
  const of = t('many.limit-of', { name: procedureName, n: dossierIds.length });
  return <TimeLimitFields of={of} procedure={procedure.data} value={value} onChange={onChange} />;
}
