import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import { space } from '../lib/space.ts';
import { useTexts } from '../lib/texts.ts';

interface PageHeadingProps {
  /** For the window's title, which names the thing. */
  readonly title: string;
  readonly size?: 'md' | 'lg' | 'xs';
  readonly children?: ReactNode;
}

let pagesShown = 0;

/** The page's h1. After a change of page it takes the focus, so that a screen reader says where one is; on the first
 * page it leaves the browser alone. */
export function PageHeading({ title, size = 'md', children }: PageHeadingProps) {
  const { t, language } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const mark = space === 'trial' ? `[${t('shared:trial.word')}] ` : '';
    document.title = `${mark}${title} – ${province.portal[language]} ${province.name[language]}`;
  }, [title, t, language]);
  useEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 className="ds-heading page-heading" data-size={size} ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
