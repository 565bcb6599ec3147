import type { FormDefinition } from '@dongbo/contract';
import type { RawAnswers } from '@dongbo/contract/procedures';
import { useId } from 'react';
import { FieldInput } from '../../../forms/field-input.tsx';
import { useTexts } from '../../../lib/texts.ts';
import { TextField } from '../../../ui/field.tsx';
import { ScanCell } from '../counter/scan-cell.tsx';
import { PaperGrid } from '../parts/paper-grid.tsx';
import type { Item, Pieces } from './use-pieces.ts';

interface PieceFieldsProps {
  /** What is still waited for. */
  readonly open: readonly Item[];
  readonly forms: readonly FormDefinition[];
  readonly answers: RawAnswers;
  readonly pieces: Pieces;
}

/** What somebody brought for a request: papers counted and scanned, answers put right. */
export function PieceFields({ open, forms, answers, pieces }: PieceFieldsProps) {
  const papers = open.filter(({ kind }) => kind === 'paper');
  return (
    <>
      {papers.length > 0 && <Papers papers={papers} pieces={pieces} />}
      {open
        .filter(({ kind }) => kind === 'field')
        .map((item) => (
          <Question key={item.id} item={item} forms={forms} answers={answers} pieces={pieces} />
        ))}
    </>
  );
}

function Papers({ papers, pieces }: { readonly papers: readonly Item[]; readonly pieces: Pieces }) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  return (
    <>
      <PaperGrid
        label={t('ask.papers')}
        papers={papers.map((item) => ({ id: item.id, name: item.name, note: item.wanted }))}
        counts={pieces.counts}
        onChange={pieces.setCounts}
        files={(paper, tabIndex) => (
          <ScanCell
            name={paper.name}
            files={pieces.filesOf(paper.id)}
            tabIndex={tabIndex}
            onAdd={(file) => pieces.addFile(paper.id, file)}
            onRemove={(file) => pieces.removeFile(paper.id, file)}
          />
        )}
      />
      {papers.map((item) => (
        <TextField
          key={item.id}
          id={`${id}-${item.id}`}
          label={`${item.name}: ${t('record.remark')}`}
          optionalWord={t('shared:optional')}
          maxLength={500}
          value={pieces.remarks.get(item.id) ?? ''}
          onChange={(event) => pieces.setRemark(item.id, event.target.value)}
        />
      ))}
    </>
  );
}

interface QuestionProps extends Pick<PieceFieldsProps, 'forms' | 'answers' | 'pieces'> {
  readonly item: Item;
}

/** One answer that has to be put right, with its own question. */
function Question({ item, forms, answers, pieces }: QuestionProps) {
  const id = useId();
  const form = forms.find(({ key }) => key === item.form);
  const field = form?.sections.flatMap(({ fields }) => fields).find((one) => one.id === item.field);
  if (form === undefined || field === undefined) return null;
  const stands = answers[form.key]?.[field.id];
  return (
    <div>
      <p className="desk-quiet">{item.wanted}</p>
      <FieldInput
        field={field}
        id={id}
        value={pieces.fields.has(item.id) ? pieces.fields.get(item.id) : stands}
        onChange={(value) => pieces.setField(item.id, value)}
        error={undefined}
        warning={undefined}
      />
    </div>
  );
}
