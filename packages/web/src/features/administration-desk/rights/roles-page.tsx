import type { RoleDetail, RoleRow } from '@dongbo/contract/administration';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { BesideList } from '../../../ui/desk/beside-list.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { OfficialOnly } from '../people/official-only.tsx';
import { rightsKey, rolePreviewQuery, roleQuery, rolesQuery, sendRole } from './queries.ts';
import { RoleHistory, RoleOperations } from './role-parts.tsx';

const from = '/lam-viec/vai-tro';

/** The roles of the program and of the province; one of them beside the list, to be edited. */
export function RolesPage() {
  const { t } = useTexts('administration-desk');
  const { open } = useSearch({ from });
  const navigate = useNavigate({ from });
  const query = useQuery(rolesQuery);
  const show = (role: string | undefined) => void navigate({ search: { open: role }, replace: true });
  return (
    <div className="desk-page">
      <PageHead title={t('page.roles')} />
      <OfficialOnly />
      <BesideList
        panel={open === undefined ? null : <RolePanel key={open} roleKey={open} />}
        onClose={() => show(undefined)}
      >
        <Await query={query}>{({ items }) => <RoleTable items={items} onOpen={show} />}</Await>
      </BesideList>
    </div>
  );
}

function RoleTable({ items, onOpen }: { readonly items: readonly RoleRow[]; readonly onOpen: (key: string) => void }) {
  const { t, language } = useTexts('administration-desk');
  const head = ['rights.role', 'roles.origin', 'roles.operations', 'roles.holders'].map((key) => t(key));
  return (
    <Table caption={t('page.roles')} hideCaption head={head}>
      {items.map((role) => (
        <tr key={role.key}>
          <td>
            <Button variant="tertiary" onClick={() => onOpen(role.key)}>
              {role.name[language]}
            </Button>
          </td>
          <td>
            {t(role.endedAt === null ? `roles.origin.${role.origin}` : 'roles.ended')}
            {role.added + role.withheld > 0 &&
              ` (${t('roles.changed', { added: role.added, withheld: role.withheld })})`}
          </td>
          <td>{role.operations}</td>
          <td>{role.holders}</td>
        </tr>
      ))}
    </Table>
  );
}

function RolePanel({ roleKey }: { readonly roleKey: string }) {
  const query = useQuery(roleQuery(roleKey));
  return <Await query={query}>{(role) => <OneRole key={role.version} role={role} />}</Await>;
}

function OneRole({ role }: { readonly role: RoleDetail }) {
  const { t, language } = useTexts('administration-desk');
  const { may, session } = useDesk();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(role.permissions));
  const editable = may('administration.role.change') && session.space === 'official' && role.endedAt === null;
  const gain = [...chosen].filter((name) => !role.permissions.includes(name));
  const lose = role.permissions.filter((name) => !chosen.has(name));
  return (
    <>
      <h2 className="desk-panel__title">{role.name[language]}</h2>
      {role.legalBasis !== null && <p>{role.legalBasis}</p>}
      {role.mine && (
        <Alert tone="info">
          <p>{t('roles.mine')}</p>
        </Alert>
      )}
      {gain.length + lose.length > 0 && <SaveRole role={role} gain={gain} lose={lose} chosen={[...chosen]} />}
      <RoleOperations role={role} chosen={chosen} editable={editable} onChange={setChosen} />
      <RoleHistory role={role} />
    </>
  );
}

interface SaveProps {
  readonly role: RoleDetail;
  readonly gain: readonly string[];
  readonly lose: readonly string[];
  readonly chosen: string[];
}

/** What a change of the role brings and takes, before it is made. */
function SaveRole({ role, gain, lose, chosen }: SaveProps) {
  const { t, language } = useTexts('administration-desk');
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const asked = { roleKey: role.key, gain: gain.join(','), lose: lose.join(',') };
  const preview = useQuery({ ...rolePreviewQuery(asked), placeholderData: (before) => before });
  const send = useMutation({
    mutationFn: () => sendRole({ roleKey: role.key, version: role.version, permissions: chosen, reason }),
    onSuccess: async () => {
      announce(t('roles.saved'));
      await client.invalidateQueries({ queryKey: [rightsKey] });
    },
  });
  return (
    <form
      className="desk-action-form"
      aria-label={t('roles.save')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= 3) send.mutate();
      }}
    >
      <Await query={preview}>
        {({ holders, units, beyond, conflicts }) => (
          <>
            <p>{t('roles.effect', { gain: gain.length, lose: lose.length, holders, units })}</p>
            {beyond.length > 0 && (
              <Alert tone="warning">
                <p>{t('roles.beyond', { count: beyond.length })}</p>
              </Alert>
            )}
            {conflicts.slice(0, 5).map((one) => (
              <Alert key={`${one.rule} ${one.person.id} ${one.a.unit.id} ${one.b.unit.id}`} tone="danger">
                <p>{`${one.person.name}: ${one.name[language]}`}</p>
              </Alert>
            ))}
          </>
        )}
      </Await>
      {send.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, send.error)}</p>
        </Alert>
      )}
      <TextField
        id="role-reason"
        label={t('rights.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="desk-actions">
        <Button type="submit" busy={send.isPending}>
          {t('roles.save')}
        </Button>
      </p>
    </form>
  );
}
