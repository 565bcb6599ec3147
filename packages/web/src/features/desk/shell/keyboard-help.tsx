import { useTexts } from '../../../lib/texts.ts';
import { Modal } from '../parts/modal.tsx';
import { setSingleKeys, useSingleKeys } from '../parts/shortcuts.ts';

const groups = [
  { id: 'everywhere', keys: ['Ctrl K', '/', '?', 'Esc'] },
  { id: 'list', keys: ['j ↓', 'k ↑', 'Enter', 'Ctrl Enter', 'x', 'a', 'Home End'] },
  { id: 'dossier', keys: ['1 … 9', 'e', 'p'] },
  { id: 'counter', keys: ['F4', '↑ ↓ ← →', 'Ctrl Enter', 'F9', 'F2'] },
] as const;

/** All keys on one page, and the switch that turns the one-letter ones off. */
export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const single = useSingleKeys();
  return (
    <Modal title={t('keys.title')} onClose={onClose} wide>
      <div className="desk-keys">
        {groups.map(({ id, keys }) => (
          <section key={id}>
            <h3>{t(`keys.${id}`)}</h3>
            <dl>
              {keys.map((key, index) => (
                <div key={key}>
                  <dt>
                    <kbd className="desk-key">{key}</kbd>
                  </dt>
                  <dd>{t(`keys.${id}.${index + 1}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p>
        <label className="desk-check">
          <input type="checkbox" checked={single} onChange={(event) => setSingleKeys(event.target.checked)} />
          {t('keys.single')}
        </label>
      </p>
    </Modal>
  );
}
