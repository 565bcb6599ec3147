import { FileId } from '@dongbo/contract';
import { getDraft, listDraftHeld, saveDraft } from '@dongbo/contract/procedures';
import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';
import { draftOf, procedureOf } from '../filing.fixture.ts';

preparePortal();

const listed = { handling: 'hand-in' as const, need: 'always' as const, cases: [], when: null, note: null };
const papers = {
  question: null,
  cases: [],
  sure: true,
  writtenBy: null,
  writtenOn: null,
  papers: [{ ...listed, id: 'g1.c1', name: 'Giấy chứng sinh' }],
};
const draft = draftOf({ procedure: procedureOf({ papers }) });

/** A file on its way, as the browser sends it: the test says how far it is and how it ends. */
class Line {
  static readonly all: Line[] = [];
  status = 0;
  response: unknown = null;
  responseType = '';
  upload: { onprogress: ((event: object) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  isEnded = false;
  constructor() {
    Line.all.push(this);
  }
  open(): void {
    this.isEnded = false;
  }
  setRequestHeader(): void {
    this.isEnded = false;
  }
  send(): void {
    this.isEnded = false;
  }
  abort(): void {
    this.isEnded = true;
    this.onabort?.();
  }
  answers(name: string, sha256 = 'ab'.repeat(32)): void {
    this.status = 200;
    this.response = { id: FileId.parse(crypto.randomUUID()), name, type: 'image/jpeg', size: 900, sha256 };
    this.onload?.();
  }
  refuses(code: string, facts: object): void {
    this.status = 422;
    this.response = { type: 'about:blank', status: 422, code, title: code, facts };
    this.onload?.();
  }
}

beforeEach(() => {
  Line.all.length = 0;
  vi.stubGlobal('XMLHttpRequest', Line);
});

const photo = (name: string, size = 900): File => {
  const file = new File(['x'], name, { type: name.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg' });
  Object.defineProperty(file, 'size', { value: size });
  return file;
};
const savedFiles = () => Object(server.inputsOf(saveDraft).at(-1)).papers?.[0]?.fileIds ?? [];

async function papersPage() {
  server.answers(getDraft, draft);
  server.answers(saveDraft, { id: draft.id, version: 2, updatedAt: '2026-03-11T02:00:00.000Z' });
  server.answers(listDraftHeld, { offers: [], taken: [] });
  const { user } = openPortal(`/nop-ho-so/ban-nhap/${draft.id}/giay-to`);
  const box = await screen.findByLabelText<HTMLInputElement>('Chọn tệp');
  const choose = async (file: File) => {
    const known = Line.all.length;
    await user.upload(box, file);
    return known;
  };
  /** The line of a file that is being sent. */
  const send = async (file: File): Promise<Line> => {
    const known = await choose(file);
    await waitFor(() => expect(Line.all).toHaveLength(known + 1));
    return Line.all[known] ?? new Line();
  };
  return { user, choose, send };
}

test('a file on its way says how far it is and when it is there, to eye and ear; a second one of the same content is told', async () => {
  const { send } = await papersPage();
  const first = await send(photo('chung-sinh.jpg'));
  await act(async () => first.upload.onprogress?.({ lengthComputable: true, loaded: 30, total: 120 }));
  expect(screen.getByText('25 %')).toBeTruthy();
  const spoken = screen.getByText('Đang gửi tệp chung-sinh.jpg.');
  expect(spoken.closest('[role=status]')).toBeTruthy();
  await act(async () => first.answers('chung-sinh.jpg'));
  expect(spoken.textContent).toBe('Đã nhận tệp chung-sinh.jpg.');
  const again = await send(photo('ban-nua.jpg'));
  await act(async () => again.answers('ban-nua.jpg'));
  expect(await screen.findByText(/^Tệp ban-nua\.jpg giống hệt tệp đã có/)).toBeTruthy();
});

test('a line that broke is tried again by one press; what can never be taken is not', async () => {
  const { user, send } = await papersPage();
  const broken = await send(photo('mat-mang.jpg'));
  await act(async () => broken.onerror?.());
  await user.click(await screen.findByRole('button', { name: 'Gửi lại tệp mat-mang.jpg' }));
  await waitFor(() => expect(Line.all).toHaveLength(2));
  await act(async () => Line.all[1]?.answers('mat-mang.jpg'));
  expect(await screen.findByRole('button', { name: 'Xóa tệp mat-mang.jpg' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Gửi lại/ })).toBeNull();

  const word = await send(photo('don.docx'));
  await act(async () => word.refuses('file.type-not-allowed', { name: 'don.docx', kinds: 'PDF, JPEG, PNG' }));
  expect(await screen.findByText(/Tệp “don\.docx” không thuộc loại nhận được/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Gửi lại/ })).toBeNull();
});

test('a file that was taken out comes back to its place by one press, and the keyboard is not lost meanwhile', async () => {
  const { user, send } = await papersPage();
  for (const name of ['mot.jpg', 'hai.jpg', 'ba.jpg']) {
    const line = await send(photo(name));
    await act(async () => line.answers(name, name.padEnd(64, 'a').replaceAll(/[^0-9a-f]/g, 'b')));
  }
  await waitFor(() => expect(savedFiles()).toHaveLength(3), { timeout: 4_000 });
  const before = savedFiles();
  await user.click(screen.getByRole('button', { name: 'Xóa tệp hai.jpg' }));
  await waitFor(() => expect(savedFiles()).toHaveLength(2), { timeout: 4_000 });
  const undo = screen.getByRole('button', { name: /^Hoàn tác/ });
  expect(document.activeElement === undo).toBe(true);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(savedFiles()).toEqual(before), { timeout: 4_000 });
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Xóa tệp hai.jpg'));
});

test('what is too large is said with the limit before a byte of it is sent', async () => {
  const { choose } = await papersPage();
  await choose(photo('ban-ve.pdf', 26 * 1_048_576));
  expect((await screen.findByRole('alert')).textContent).toMatch(/ban-ve\.pdf.*20 MB/);
  expect(Line.all).toEqual([]);
});

test('one stops a file that is on its way', async () => {
  const { user, send } = await papersPage();
  const line = await send(photo('nham.jpg'));
  await user.click(screen.getByRole('button', { name: 'Dừng' }));
  expect(line.isEnded).toBe(true);
  await waitFor(() => expect(screen.queryByText('nham.jpg')).toBeNull());
});
