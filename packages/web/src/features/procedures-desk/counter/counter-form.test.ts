import { FileRef } from '@dongbo/contract';
import { expect, it } from 'vitest';
import { emptyForm, withFiles } from './counter-form.ts';

it('keeps the scans of all papers, in whatever order they end', () => {
  const scan = (name: string) =>
    FileRef.parse({ id: crypto.randomUUID(), name, type: 'application/pdf', size: 1, sha256: '00' });
  const [first, second, third] = [scan('a.pdf'), scan('b.pdf'), scan('c.pdf')];
  const ended = [['2', second] as const, ['1', first] as const, ['2', third] as const];
  const form = ended.reduce((now, [paper, file]) => withFiles(now, paper, (files) => [...files, file]), emptyForm);
  expect(form.files).toEqual(
    new Map([
      ['2', [second, third]],
      ['1', [first]],
    ]),
  );
  expect(withFiles(form, '2', () => []).files.get('1')).toEqual([first]);
});
