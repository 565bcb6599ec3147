import { describe, expect, test } from 'vitest';
import { fieldsOf, filesToSign, levelOf, whyNotSign, wrongWith } from './digitisation-rule.ts';

const scan = { type: 'application/pdf', uploadedBy: 'official', source: null };
const dossier = { personId: 'owner' };

describe('which scans are signed', () => {
  const source = { kind: 'paper', name: 'x', number: null, unitName: 'u', at: '2026-03-11T02:00:00Z' } as const;
  test.each([
    ['scanned at the counter', scan, null],
    ['sent by the owner', { ...scan, uploadedBy: 'owner' }, 'digitisation.sent-by-owner'],
    ['a picture', { ...scan, type: 'image/jpeg' }, 'digitisation.no-pdf'],
    ['taken over', { ...scan, source }, 'digitisation.taken-over'],
  ])('%s', (_, file, why) => {
    expect(whyNotSign(file, dossier)).toBe(why);
  });

  test('those of one paper or of all that are not signed yet', () => {
    const file = (id: string) => ({
      id,
      name: id,
      type: 'application/pdf',
      size: 1,
      sha256: '',
      uploadedBy: 'o',
      source: null,
    });
    const paper = (componentId: string, fileIds: string[]) => ({
      componentId,
      name: componentId,
      originals: 1,
      certifiedCopies: 0,
      photocopies: 0,
      fileIds,
    });
    const pile = {
      personId: null,
      papers: [paper('a', ['1', '2']), paper('b', ['3']), paper('c', ['gone'])],
      files: ['1', '2', '3'].map(file),
    };
    const idsOf = (...args: Parameters<typeof filesToSign>) => filesToSign(...args).map((one) => String(one.file.id));
    expect(idsOf(pile, new Set())).toEqual(['1', '2', '3']);
    expect(idsOf(pile, new Set(['1']))).toEqual(['2', '3']);
    expect(idsOf(pile, new Set(['1']), 'a')).toEqual(['2']);
    expect(idsOf(pile, new Set(['1', '2', '3']))).toEqual([]);
  });
});

test('a paper is signed when each of its files is', () => {
  expect(levelOf({ fileIds: [] }, new Set())).toBe('not-digitised');
  expect(levelOf({ fileIds: ['1', '2'] }, new Set(['1']))).toBe('scanned');
  expect(levelOf({ fileIds: ['1', '2'] }, new Set(['1', '2']))).toBe('signed-copy');
});

describe('what is written down', () => {
  test('depends on the kind of paper, read from its name', () => {
    expect(fieldsOf('Bản chụp CĂN CƯỚC công dân')).toMatchObject({ number: 'needed', validUntil: 'optional' });
    expect(fieldsOf('Tờ khai đăng ký khai sinh')).toEqual({ issuedOn: 'needed' });
    expect(fieldsOf('Giấy tờ khác')).toMatchObject({ number: 'optional' });
  });

  test.each([
    ['nothing', {}, 'digitisation.data-incomplete'],
    ['no number', { issuedOn: '2020-01-01', issuedBy: 'Công an' }, 'digitisation.data-incomplete'],
    ['all that is needed', { number: '1', issuedOn: '2020-01-01', issuedBy: 'Công an' }, null],
    [
      'ends before it begins',
      { number: '1', issuedOn: '2020-01-02', issuedBy: 'Công an', validUntil: '2020-01-01' },
      'digitisation.days-crossed',
    ],
  ])('%s', (_, typed, wrong) => {
    expect(wrongWith(typed, fieldsOf('căn cước'))).toBe(wrong);
  });

  test('of what needs nothing something at least', () => {
    expect(wrongWith({ number: ' ' }, fieldsOf('Giấy tờ khác'))).toBe('digitisation.data-incomplete');
    expect(wrongWith({ number: '7' }, fieldsOf('Giấy tờ khác'))).toBeNull();
  });
});
