import { useTexts } from '../../lib/texts.ts';

interface WorkTitleProps {
  /** What it is about, as people say it. */
  readonly title: string;
  /** The official name, at hand on hover. */
  readonly officialName: string;
  /** Why it came back from a later step; null: it did not. */
  readonly cameBack: string | null;
}

/** What a row of a list is about; of what came back also why, before anything else. */
export function WorkTitle({ title, officialName, cameBack }: WorkTitleProps) {
  const { t } = useTexts();
  if (cameBack === null) return <span title={officialName}>{title}</span>;
  const why = t('came-back', { reason: cameBack });
  return (
    <span className="desk-came-back" title={`${why}\n${officialName}`}>
      <b>{why}</b>
      <span>{title}</span>
    </span>
  );
}
