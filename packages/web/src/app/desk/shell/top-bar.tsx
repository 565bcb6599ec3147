import { Link } from '@tanstack/react-router';
import { useSignOut } from '../../../lib/session.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { LanguageSwitch } from '../../../ui/frame.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';

interface TopBarProps {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** Search, the unit one works for, and oneself. */
export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { t } = useTexts();
  return (
    <header className="desk-top">
      <a className="desk-brand" href={`${spacePrefix}/`}>
        {t('brand')}
      </a>
      <button type="button" className="desk-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <span>{t('top.search')}</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <PostChoice />
      <button type="button" className="desk-top__button" onClick={onHelp} aria-keyshortcuts="?">
        {t('top.keys')} <KeyHint keys="?" />
      </button>
      <PersonMenu />
    </header>
  );
}

function PostChoice() {
  const { t } = useTexts();
  const { posts, post, choosePost } = useDesk();
  if (post === null) return <span className="desk-post">{t('top.no-post')}</span>;
  const name = (index: number) => {
    const held = posts[index];
    return held === undefined ? '' : `${held.unitName} · ${t(`role.${held.role}`, { defaultValue: held.role })}`;
  };
  if (posts.length === 1)
    return (
      <span className="desk-post" title={name(0)}>
        {name(0)}
      </span>
    );
  return (
    <select
      className="desk-post ds-input"
      aria-label={t('top.post')}
      value={posts.indexOf(post)}
      onChange={(event) => choosePost(Number(event.target.value))}
    >
      {posts.map((held, index) => (
        <option key={`${held.role} ${held.unitId}`} value={index}>
          {name(index)}
        </option>
      ))}
    </select>
  );
}

function PersonMenu() {
  const { t } = useTexts();
  const { person } = useDesk();
  const signOut = useSignOut();
  return (
    <details
      className="desk-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
    >
      <summary>{person.name}</summary>
      <div className="desk-menu__body">
        <p className="desk-quiet">{person.username}</p>
        <Link to="/lam-viec/xac-thuc">{t('page.second-factors')}</Link>
        <LanguageSwitch />
        <button
          type="button"
          className="ds-button"
          data-variant="secondary"
          onClick={() => signOut.mutate(undefined, { onSuccess: () => location.assign(`${spacePrefix}/`) })}
        >
          {t('top.sign-out')}
        </button>
      </div>
    </details>
  );
}
