import type { RoleDetail } from '@dongbo/contract/administration';
import { useTexts } from '../../../lib/texts.ts';
import { CheckBox } from '../../../ui/choice-group.tsx';
import { TimeText } from '../../../ui/time-text.tsx';

interface OperationsProps {
  readonly role: RoleDetail;
  readonly chosen: ReadonlySet<string>;
  readonly editable: boolean;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Every operation by its system, ticked where the role allows it; what the province changed of the program's is marked. */
export function RoleOperations({ role, chosen, editable, onChange }: OperationsProps) {
  const { t } = useTexts('administration-desk');
  const systems = [...new Set(role.all.map(({ system }) => system))];
  const toggle = (name: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(name);
    else next.delete(name);
    onChange(next);
  };
  const mark = (name: string) => {
    if (role.origin === 'province' || role.program.includes(name) === role.permissions.includes(name)) return '';
    return ` (${t(role.permissions.includes(name) ? 'roles.added' : 'roles.withheld')})`;
  };
  return (
    <>
      {systems.map((system) => {
        const all = role.all.filter((one) => one.system === system);
        const count = all.filter(({ name }) => chosen.has(name)).length;
        return (
          <details key={system} open={count > 0}>
            <summary>{t('roles.system', { system: t(`terms:system.${system}`), count, all: all.length })}</summary>
            {all.map(({ name, mayPass }) => (
              <CheckBox
                key={name}
                id={`allow-${name}`}
                label={`${t(`operations:${name}`, { defaultValue: name })}${mark(name)}`}
                checked={chosen.has(name)}
                onChange={(on) => {
                  if (editable && (!on || mayPass || role.permissions.includes(name))) toggle(name, on);
                }}
              />
            ))}
          </details>
        );
      })}
    </>
  );
}

/** What happened to the role, the latest first. */
export function RoleHistory({ role }: { readonly role: RoleDetail }) {
  const { t } = useTexts('administration-desk');
  if (role.history.length === 0) return null;
  const names = (list: readonly string[]) =>
    list.map((name) => t(`operations:${name}`, { defaultValue: name })).join('; ');
  return (
    <details>
      <summary>{t('rights.history')}</summary>
      <ul>
        {role.history.map((one) => (
          <li key={`${one.at} ${one.act}`}>
            <TimeText at={one.at} /> {t(`terms:role-act.${one.act}`)}
            {one.by === null ? '' : ` – ${one.by.name}`}
            {one.reason === null ? '' : `: ${one.reason}`}
            {one.gained.length > 0 && <div>{t('roles.gained', { names: names(one.gained) })}</div>}
            {one.lost.length > 0 && <div>{t('roles.lost', { names: names(one.lost) })}</div>}
          </li>
        ))}
      </ul>
    </details>
  );
}
