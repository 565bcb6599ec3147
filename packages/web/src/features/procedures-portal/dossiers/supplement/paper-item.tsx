import { randomId } from '@dongbo/contract';
import { useId, useState } from 'react';
import type { SupplementItem } from '@dongbo/contract/procedures';
import { problemText } from '../../../../lib/problem.ts';
import { useTexts } from '../../../../lib/texts.ts';
import { upload } from '../../../../lib/upload.ts';
import { Button } from '../../../../ui/button.tsx';
import { TextAreaField } from '../../../../ui/field.tsx';
import { FilePreview } from '../../filing/file-preview.tsx';
import { keepPreview } from '../../filing/local-previews.ts';
import { PickButton } from '../../pick-button.tsx';
import { itemId } from './use-answer.ts';
import type { PaperAnswer } from './use-answer.ts';

interface PaperItemProps {
  readonly item: SupplementItem;
  readonly value: PaperAnswer | undefined;
  readonly onChange: (change: (paper: PaperAnswer) => PaperAnswer) => void;
  readonly onBusy: (change: number) => void;
}

interface Running {
  readonly key: string;
  readonly name: string;
  readonly share: number;
  readonly error: unknown;
}

/** Sends files, each by itself: one that is refused takes no other with it, and stays named. */
export function useSending({ onChange, onBusy }: Pick<PaperItemProps, 'onChange' | 'onBusy'>) {
  const [running, setRunning] = useState<readonly Running[]>([]);
  const drop = (key: string) => setRunning((list) => list.filter((one) => one.key !== key));
  const change = (key: string, part: Partial<Running>) =>
    setRunning((list) => list.map((one) => (one.key === key ? { ...one, ...part } : one)));
  async function send(key: string, file: File) {
    onBusy(1);
    try {
      const { fitPaper } = await import('../../../../lib/paper-file.ts');
      const fitting = await fitPaper(file);
      const stored = await upload(fitting, (share) => change(key, { share }), new AbortController().signal);
      keepPreview(stored, fitting);
      onChange((paper) => ({ ...paper, files: [...paper.files, stored] }));
      drop(key);
    } catch (error) {
      change(key, { error });
    } finally {
      onBusy(-1);
    }
  }
  return {
    running,
    drop,
    add: (chosen: readonly File[]) => {
      const all = chosen.map((file) => ({ key: randomId(), file }));
      setRunning((list) => [...list, ...all.map(({ key, file }) => ({ key, name: file.name, share: 0, error: null }))]);
      for (const { key, file } of all) void send(key, file);
    },
  };
}

/** One paper that is asked for: what is wrong with it, its files, and room to say why it is not there. */
export function PaperItem({ item, value, onChange, onBusy }: PaperItemProps) {
  const { t } = useTexts('procedures-portal');
  const id = useId();
  const { running, add, drop } = useSending({ onChange, onBusy });
  const files = value?.files ?? [];
  return (
    <section className="one-paper" aria-labelledby={`${id}-name`}>
      <h2 className="one-paper-name" id={`${id}-name`} lang="vi">
        {item.name}
      </h2>
      <p lang="vi">{item.wanted}</p>
      {files.length > 0 && (
        <ul className="file-list">
          {files.map((file) => (
            <li key={file.id}>
              <FilePreview file={file} />
              <Button
                variant="tertiary"
                aria-label={t('supplement.remove', { name: file.name })}
                onClick={() => onChange((paper) => ({ ...paper, files: paper.files.filter((one) => one !== file) }))}
              >
                {t('supplement.remove.short')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Sending running={running} onDrop={drop} />
      <div className="paper-buttons">
        <PickButton id={itemId(item.id)} label={t('supplement.choose')} describedBy={`${id}-name`} onPick={add} />
        <PickButton id={`${id}-camera`} label={t('supplement.camera')} describedBy={`${id}-name`} onPick={add} camera />
      </div>
      <TextAreaField
        id={`${id}-remark`}
        label={t('supplement.remark')}
        optionalWord={t('shared:optional')}
        rows={2}
        maxLength={500}
        value={value?.remark ?? ''}
        onChange={(event) => {
          const remark = event.target.value;
          onChange((paper) => ({ ...paper, remark }));
        }}
      />
    </section>
  );
}

/** Files on their way, and those that were refused with the reason. */
export function Sending({
  running,
  onDrop,
}: {
  readonly running: readonly Running[];
  readonly onDrop: (key: string) => void;
}) {
  const { t } = useTexts('procedures-portal');
  return running.map((one) => (
    <div className="upload-line" key={one.key}>
      <span>{one.name}</span>
      {one.error === null ? (
        <progress max={1} value={one.share} aria-label={t('supplement.progress', { name: one.name })} />
      ) : (
        <>
          <span role="alert">{problemText(t, one.error)}</span>
          <Button variant="tertiary" onClick={() => onDrop(one.key)}>
            {t('supplement.remove.short')}
          </Button>
        </>
      )}
    </div>
  ));
}
