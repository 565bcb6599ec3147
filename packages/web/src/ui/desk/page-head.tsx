import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../lib/texts.ts';
import type { DeskLink } from './desk-link.ts';

interface PageHeadProps {
  readonly title: string;
  /** The list that the thing on this page belongs to. */
  readonly parent?: { readonly link: DeskLink; readonly label: string };
  readonly children?: ReactNode;
}

/** Title of the window and of the page, where one came from, and what belongs to the whole page. */
export function PageHead({ title, parent, children }: PageHeadProps) {
  const { t } = useTexts();
  return (
    <header className="desk-head">
      <title>{`${title} · ${t('brand')}`}</title>
      <div className="desk-head__title">
        {parent !== undefined && (
          <nav aria-label={t('breadcrumb')}>
            <Link {...parent.link}>{parent.label}</Link>
            <span aria-hidden="true"> /</span>
          </nav>
        )}
        <h1>{title}</h1>
      </div>
      {children}
    </header>
  );
}
