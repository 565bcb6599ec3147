import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { Sending, useSending } from '../dossiers/supplement/paper-item.tsx';
import type { PaperAnswer } from '../dossiers/supplement/use-answer.ts';
import { FilePreview } from '../filing/file-preview.tsx';
import { PickButton } from '../pick-button.tsx';
import { askMyCorrection } from './endpoints.ts';

interface AskCorrectionProps {
  readonly dossierId: MyDossier['id'];
  /** Of the paper that holds now. */
  readonly number: string;
  readonly onClose: () => void;
}

interface Words {
  readonly wrong: string;
  readonly place: string;
  readonly correct: string;
}

/** What is wrong, where, what is right, and what shows it. */
export function AskCorrection({ dossierId, number, onClose }: AskCorrectionProps) {
  const { t } = useTexts('procedures-portal');
  const client = useQueryClient();
  const [words, setWords] = useState<Words>({ wrong: '', place: '', correct: '' });
  const [isMissing, setMissing] = useState(false);
  const [paper, setPaper] = useState<PaperAnswer>({ files: [], remark: '' });
  const [busy, setBusy] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call(askMyCorrection, { dossierId, ...words, fileIds: paper.files.map((file) => file.id) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['my-dossier', dossierId] });
      onClose();
    },
  });
  return (
    <div className="stack">
      <p>{t('correction.of', { number })}</p>
      <WordFields words={words} isMissing={isMissing} onChange={setWords} />
      <Proof paper={paper} onChange={setPaper} onBusy={(change) => setBusy((now) => now + change)} />
      {error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, error)}</p>
        </Alert>
      )}
      <div className="filing-buttons">
        <Button
          busy={isPending || busy > 0}
          onClick={() => {
            if (words.wrong.trim() === '' || words.correct.trim() === '') setMissing(true);
            else mutate();
          }}
        >
          {t('correction.send')}
        </Button>
        <Button variant="tertiary" onClick={onClose}>
          {t('correction.close')}
        </Button>
      </div>
    </div>
  );
}

interface WordFieldsProps {
  readonly words: Words;
  /** It was sent with something left out. */
  readonly isMissing: boolean;
  readonly onChange: (words: Words) => void;
}

function WordFields({ words, isMissing, onChange }: WordFieldsProps) {
  const { t } = useTexts('procedures-portal');
  const id = useId();
  const lacks = (text: string) => (isMissing && text.trim() === '' ? t('correction.missing') : undefined);
  const change = (part: Partial<Words>) => onChange({ ...words, ...part });
  return (
    <>
      <TextAreaField
        id={`${id}-wrong`}
        label={t('correction.wrong')}
        hint={t('correction.wrong.hint')}
        rows={2}
        maxLength={2000}
        error={lacks(words.wrong)}
        value={words.wrong}
        onChange={({ target }) => change({ wrong: target.value })}
      />
      <TextField
        id={`${id}-place`}
        label={t('correction.place')}
        optionalWord={t('shared:optional')}
        maxLength={300}
        value={words.place}
        onChange={({ target }) => change({ place: target.value })}
      />
      <TextAreaField
        id={`${id}-correct`}
        label={t('correction.correct')}
        rows={2}
        maxLength={2000}
        error={lacks(words.correct)}
        value={words.correct}
        onChange={({ target }) => change({ correct: target.value })}
      />
    </>
  );
}

interface ProofProps {
  readonly paper: PaperAnswer;
  readonly onChange: (change: (paper: PaperAnswer) => PaperAnswer) => void;
  readonly onBusy: (change: number) => void;
}

function Proof({ paper, onChange, onBusy }: ProofProps) {
  const { t } = useTexts('procedures-portal');
  const id = useId();
  const { running, add, drop } = useSending({ onChange, onBusy });
  return (
    <div className="stack-small">
      <p id={`${id}-proof`}>{t('correction.proof')}</p>
      <ul className="file-list">
        {paper.files.map((file) => (
          <li key={file.id}>
            <FilePreview file={file} />
          </li>
        ))}
      </ul>
      <Sending running={running} onDrop={drop} />
      <PickButton id={`${id}-file`} label={t('supplement.choose')} describedBy={`${id}-proof`} onPick={add} />
    </div>
  );
}
