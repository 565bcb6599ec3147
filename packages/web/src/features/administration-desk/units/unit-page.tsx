import { formatPhone } from '@dongbo/contract';
import type { AdministeredUnit } from '@dongbo/contract/administration';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { Await } from '../../../ui/states.tsx';
import { DayText, TimeText } from '../../../ui/time-text.tsx';
import { unitQuery } from './queries.ts';
import { UnitDialog, type UnitAct } from './unit-dialog.tsx';

/** A unit as it is, was and will be, with what may be changed. */
export function UnitPage() {
  const { unitId } = useParams({ from: '/lam-viec/don-vi/$unitId' });
  const query = useQuery(unitQuery(unitId));
  return (
    <Await query={query} page>
      {(unit) => <OneUnit key={unit.id} unit={unit} />}
    </Await>
  );
}

function OneUnit({ unit }: { readonly unit: AdministeredUnit }) {
  const { t } = useTexts('administration-desk');
  const [act, setAct] = useState<UnitAct | null>(null);
  return (
    <div className="desk-page desk-page--scroll">
      <PageHead title={unit.name} parent={{ link: deskLink({ to: '/lam-viec/don-vi' }), label: t('page.units') }} />
      {unit.may.length > 0 && (
        <p className="desk-actions">
          {unit.may.map((one) => (
            <Button
              key={one}
              variant={one === 'contact' ? 'primary' : 'secondary'}
              danger={one === 'end'}
              onClick={() => setAct(one)}
            >
              {t(`unit.act.${one}`)}
            </Button>
          ))}
        </p>
      )}
      <div className="unit-parts">
        <Facts unit={unit} />
        <Reached unit={unit} />
        <Names unit={unit} />
        <Beside unit={unit} />
        <History unit={unit} />
      </div>
      {act !== null && <UnitDialog act={act} unit={unit} onClose={() => setAct(null)} />}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="unit-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const unitLink = (unit: { readonly id: string; readonly name: string }) => (
  <Link to="/lam-viec/don-vi/$unitId" params={{ unitId: unit.id }}>
    {unit.name}
  </Link>
);

function Facts({ unit }: { readonly unit: AdministeredUnit }) {
  const { t } = useTexts('administration-desk');
  return (
    <Part title={t('unit.facts')}>
      <dl className="desk-facts">
        <Fact name={t('units.kind')}>{t(`unit-kind.${unit.kind}`)}</Fact>
        <Fact name={t('units.column.code')}>
          <span className="tabular">{unit.code}</span>
        </Fact>
        {unit.parent !== null && <Fact name={t('units.column.parent')}>{unitLink(unit.parent)}</Fact>}
        <Fact name={t('unit.since')}>
          <DayText day={unit.validFrom} />
        </Fact>
        {unit.validTo !== null && (
          <Fact name={t('unit.until')}>
            <DayText day={unit.validTo} />
          </Fact>
        )}
        {unit.successors.length > 0 && (
          <Fact name={t('unit.successors')}>
            {unit.successors.map((one) => (
              <p key={one.id}>
                {unitLink(one)}: {one.legalBasis}
              </p>
            ))}
          </Fact>
        )}
        {unit.predecessors.length > 0 && (
          <Fact name={t('unit.predecessors')}>
            {unit.predecessors.map((one) => (
              <p key={one.id}>{unitLink(one)}</p>
            ))}
          </Fact>
        )}
      </dl>
    </Part>
  );
}

function Reached({ unit: { contact, plannedContacts } }: { readonly unit: AdministeredUnit }) {
  const { t } = useTexts('administration-desk');
  const unknown = t('unit.not-known');
  return (
    <Part title={t('unit.contact')}>
      <dl className="desk-facts">
        <Fact name={t('unit.address')}>{contact.address ?? unknown}</Fact>
        <Fact name={t('unit.phone')}>{contact.phone === null ? unknown : formatPhone(contact.phone)}</Fact>
        <Fact name={t('unit.email')}>{contact.email ?? unknown}</Fact>
        <Fact name={t('unit.hours')}>{t(`unit-calendar.${contact.calendar}`)}</Fact>
        {contact.source !== null && contact.checkedOn !== null && (
          <Fact name={t('unit.source')}>
            {contact.source}, <DayText day={contact.checkedOn} />
          </Fact>
        )}
        {plannedContacts.map(({ from, address }) => (
          <Fact key={from} name={t('unit.planned-seat')}>
            <DayText day={from} />: {address ?? unknown}
          </Fact>
        ))}
      </dl>
    </Part>
  );
}

/** What it is called and was called, back to the communes of before 1 July 2025. */
function Names({ unit: { names, origins, formerParents } }: { readonly unit: AdministeredUnit }) {
  const { t } = useTexts('administration-desk');
  return (
    <Part title={t('unit.names')}>
      <ol className="unit-line">
        {names.toReversed().map((one) => (
          <li key={one.from}>
            <strong>{one.name}</strong>
            <span>
              {t('unit.from')} <DayText day={one.from} />
              {one.to !== null && (
                <>
                  {' '}
                  {t('unit.to')} <DayText day={one.to} />
                </>
              )}
              . {one.legalBasis}
            </span>
          </li>
        ))}
        {formerParents.toReversed().map((one) => (
          <li key={`${one.id} ${one.to}`}>
            {t('unit.belonged', { unit: one.name })}
            <span>
              {t('unit.to')} <DayText day={one.to} />. {one.legalBasis}
            </span>
          </li>
        ))}
        {origins.length > 0 && (
          <li>
            {t('unit.formed-from')}
            <ul>
              {origins.map(({ code, name, note }) => (
                <li key={code}>
                  {name}
                  {note !== null && note !== '' && <span> ({note})</span>}
                </li>
              ))}
            </ul>
          </li>
        )}
      </ol>
    </Part>
  );
}

function Beside({ unit: { below } }: { readonly unit: AdministeredUnit }) {
  const { t } = useTexts('administration-desk');
  if (below.length === 0) return null;
  return (
    <Part title={t('unit.below')}>
      <ul className="unit-line">
        {below.map((one) => (
          <li key={one.id}>
            {unitLink(one)}
            <span>{t(`unit-kind.${one.kind}`)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function History({ unit: { history } }: { readonly unit: AdministeredUnit }) {
  const { t } = useTexts('administration-desk');
  return (
    <Part title={t('unit.history')}>
      {history.length === 0 ? (
        <p>{t('unit.history.none')}</p>
      ) : (
        <ol className="unit-line">
          {history.map((one) => (
            <li key={`${one.at} ${one.what}`}>
              <strong>{t(`unit.change.${one.what}`)}</strong>: {one.reason}
              <span>
                {t('unit.from')} <DayText day={one.from} />. {one.by}, <TimeText at={one.at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}
