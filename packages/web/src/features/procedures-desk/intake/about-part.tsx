import { Suspense } from 'react';
import type { ComponentProps } from 'react';
import { pageOf } from '../../../ui/page-of.ts';
import type { AboutQuestions } from './about-questions.tsx';

const Questions = pageOf(async () => (await import('./about-questions.tsx')).AboutQuestions);

/** Whom or what the dossier is about: fetched only for a procedure that has a form of its own. */
export function AboutPart(props: ComponentProps<typeof AboutQuestions>) {
  if (props.items.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Questions {...props} />
    </Suspense>
  );
}
