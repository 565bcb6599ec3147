import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import { space } from '../lib/space.ts';
import { useTexts } from '../lib/texts.ts';

interface PageHeadingProps {
  /** For the window's title, which names the thing. */
  readonly title: string;
  /** The page shows errors: the window's title says so first. */
  readonly hasErrors?: boolean;
  readonly size?: 'md' | 'lg' | 'xs';
  readonly children?: ReactNode;
}

let pagesShown = 0;

/** The page's h1. After a change of page it takes the focus, so that a screen reader says where one is; on the first
 * page it leaves the browser alone. */
export function PageHeading({ title, hasErrors = false, size = 'md', children }: PageHeadingProps) {
  const { t, language } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const mark = space === 'trial' ? `[${t('shared:trial.word')}] ` : '';
    const errors = hasErrors ? `${t('shared:errors.mark')} ` : '';
    document.title = `${errors}${mark}${title} – ${province.portal[language]} ${province.name[language]}`;
  }, [title, hasErrors, t, language]);
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
