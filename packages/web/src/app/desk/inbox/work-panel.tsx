import { useTexts } from '../../../lib/texts.ts';
import { Empty } from '../../../ui/states.tsx';
import { usePartOf } from '../use-open-parts.ts';
import { readOpen } from './open-work.ts';

/** What a piece of work is about, as its system shows it. */
export function WorkPanel({ open }: { readonly open: string }) {
  const { t } = useTexts();
  const { system, subjectId, slot } = readOpen(open);
  const work = usePartOf()(system)?.work;
  return work === undefined ? <Empty title={t('panel.unknown')} /> : <work.Panel subjectId={subjectId} slot={slot} />;
}
