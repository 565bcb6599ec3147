import type { Component, ListedPaper, PaperList } from '@dongbo/contract/procedures';
import { describe, expect, it } from 'vitest';
import { paperStates } from '../dossier/paper-states.ts';
import { missingOf, receptionRows } from '../dossier/reception-rows.ts';
import { neededCounts, publishedRows, rowsFor } from './grid-papers.ts';

const item = (id: string, name: string, originals = 1, copies = 0): Component => ({
  id,
  name: `${name} theo quy định của pháp luật, ban hành kèm theo Nghị định`,
  originals,
  copies,
  form: null,
  isNote: false,
});
const listed = (id: string, name: string, changes: Partial<ListedPaper> = {}): ListedPaper => ({
  id,
  name,
  handling: 'hand-in',
  need: 'always',
  cases: [],
  when: null,
  note: null,
  ...changes,
});
const authorised = { form: 'applicant', field: 'mandate', oneOf: ['authorised'] };
const list: PaperList = {
  question: 'Trẻ thuộc trường hợp nào?',
  cases: [
    { key: 'born', name: 'Có Giấy chứng sinh', when: null },
    { key: 'found', name: 'Trẻ bị bỏ rơi', when: null },
  ],
  papers: [
    listed('id', 'Giấy tờ tùy thân', { handling: 'show' }),
    listed('birth', 'Giấy chứng sinh', { cases: ['born'] }),
    listed('record', 'Biên bản về việc trẻ bị bỏ rơi', { cases: ['found'] }),
    listed('mandate', 'Văn bản ủy quyền', { when: authorised }),
    listed('home', 'Giấy tờ nơi cư trú', { need: 'if-any' }),
    listed('form', 'Tờ khai', { handling: 'form' }),
    listed('e-form', 'Mẫu điện tử', { handling: 'e-form' }),
  ],
  sure: true,
  writtenBy: null,
  writtenOn: null,
};
const componentGroups = [
  {
    case: null,
    items: [
      item('birth', 'Giấy chứng sinh'),
      item('record', 'Biên bản'),
      item('mandate', 'Văn bản ủy quyền'),
      item('home', 'Giấy tờ', 0, 1),
      item('id', 'Hộ chiếu'),
      item('form', 'Tờ khai'),
      item('e-form', 'Mẫu'),
      item('beside', 'Giấy khác'),
    ],
  },
];
const procedure = { componentGroups, papers: list };
const born = { caseKey: 'born', answers: {} };
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe('the rows of a case', () => {
  it('are what it needs first, then what may be there, then what is only shown', () => {
    expect(ids(rowsFor(procedure, born, 'counter'))).toEqual(['birth', 'form', 'home', 'id']);
    expect(ids(rowsFor(procedure, born, 'online'))).toEqual(['birth', 'home', 'id']);
    const byOther = { ...born, answers: { applicant: { mandate: 'authorised' } } };
    expect(ids(rowsFor(procedure, byOther, 'counter'))).toEqual(['birth', 'mandate', 'form', 'home', 'id']);
  });

  it('F4 counts what the case needs: nothing of another case, nothing that is only shown, no form that exists online', () => {
    expect([...neededCounts(rowsFor(procedure, born, 'counter'))]).toEqual([
      ['birth', { originals: 1, certifiedCopies: 0, photocopies: 0 }],
      ['form', { originals: 1, certifiedCopies: 0, photocopies: 0 }],
    ]);
  });

  it('leave nothing that was published out of reach', () => {
    const rows = rowsFor(procedure, born, 'counter');
    expect(ids(publishedRows(procedure, rows))).toEqual(['record', 'mandate', 'e-form', 'beside']);
  });
});

describe('a reception', () => {
  const dossier = {
    channel: 'ONLINE',
    byAuthorisation: true,
    papers: [
      { componentId: 'birth', name: 'Giấy chứng sinh', files: [{}] },
      { componentId: 'own.1', name: 'Sổ hộ khẩu cũ', files: [{}] },
    ],
  };
  const rows = (counts: ReadonlyMap<string, { originals: number; certifiedCopies: number; photocopies: number }>) =>
    receptionRows(dossier as never, procedure as never, {
      paperCase: 'born',
      counts,
      own: [],
      rename: () => undefined,
    });

  it('names what lacks and marks the words of the citizen', () => {
    const shown = rows(new Map());
    expect(missingOf(shown)).toEqual(['Văn bản ủy quyền']);
    expect(shown.find(({ id }) => id === 'own.1')).toMatchObject({ name: 'Sổ hộ khẩu cũ', words: 'citizen' });
    expect(ids(shown)).toEqual(['birth', 'mandate', 'home', 'id', 'own.1']);
  });

  it('lacks nothing any more once the officer counted it', () => {
    expect(missingOf(rows(new Map([['mandate', { originals: 1, certifiedCopies: 0, photocopies: 0 }]])))).toEqual([]);
  });
});

describe('the papers of a dossier after reception', () => {
  const dossier = {
    channel: 'ONLINE',
    byAuthorisation: true,
    paperCase: 'born',
    papers: [
      { componentId: 'birth', name: 'Giấy chứng sinh', originals: 1, certifiedCopies: 0, photocopies: 1, files: [{}] },
      { componentId: 'own.1', name: 'Sổ hộ khẩu cũ', originals: 0, certifiedCopies: 0, photocopies: 0, files: [{}] },
    ],
  };

  it('say what lacks first, then what is there with its copies, then why the rest is not needed', () => {
    const states = paperStates(dossier as never, procedure as never);
    expect(states.map(({ id, state, why }) => [id, state, why])).toEqual([
      ['mandate', 'missing', null],
      ['birth', 'there', null],
      ['own.1', 'there', null],
      ['home', 'not-needed', 'if-any'],
      ['id', 'not-needed', 'show'],
      ['record', 'not-needed', 'other-case'],
      ['form', 'not-needed', 'filled-online'],
    ]);
    expect(states.find(({ id }) => id === 'birth')?.given).toEqual({ originals: 1, copies: 1, files: 1 });
    expect(states.find(({ id }) => id === 'record')?.cases).toEqual(['Trẻ bị bỏ rơi']);
  });
});
