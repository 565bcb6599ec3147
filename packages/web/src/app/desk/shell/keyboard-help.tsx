import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Modal } from '../../../ui/desk/modal.tsx';
import type { KeyGroup } from '../../../ui/desk/desk-part.ts';
import { setSingleKeys, useSingleKeys } from '../../../ui/desk/shortcuts.ts';
import { useMayDoMany } from '../inbox/may-do-many.ts';
import { useOpenParts } from '../use-open-parts.ts';

export const shellGroups: readonly (KeyGroup & { readonly texts: string })[] = [
  { texts: 'desk', id: 'everywhere', keys: ['Ctrl K', '/', '?', 'Esc'] },
  { texts: 'desk', id: 'list', keys: ['j ↓', 'k ↑', 'Enter', 'Ctrl Enter', 'Home End'] },
  { texts: 'desk', id: 'picking', keys: ['x'] },
];

/** All keys on one page, and the switch that turns the one-letter ones off. */
export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const single = useSingleKeys();
  const mayDoMany = useMayDoMany();
  const parts = useOpenParts();
  const shown = [
    ...shellGroups.filter(({ id }) => id !== 'picking' || mayDoMany),
    ...parts.flatMap(({ system, keys }) => keys.map((group) => ({ texts: `${system}-desk`, ...group }))),
  ];
  return (
    <Modal title={t('keys.title')} onClose={onClose} wide>
      <div className="desk-keys">
        {shown.map(({ texts, id, keys }) => (
          <section key={`${texts} ${id}`}>
            <h3>{t(`${texts}:keys.${id}`)}</h3>
            <dl>
              {keys.map((key, index) => (
                <div key={key}>
                  <dt>
                    <kbd className="desk-key">{key}</kbd>
                  </dt>
                  <dd>{t(`${texts}:keys.${id}.${index + 1}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p>
        <a className="ds-link" href={`${spacePrefix}/tro-giup#can-bo`}>
          {t('keys.guide')}
        </a>
      </p>
      <p>
        <label className="desk-check">
          <input type="checkbox" checked={single} onChange={(event) => setSingleKeys(event.target.checked)} />
          {t('keys.single')}
        </label>
      </p>
    </Modal>
  );
}
