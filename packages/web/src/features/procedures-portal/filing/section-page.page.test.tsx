import { FormDefinition } from '@dongbo/contract';
import { getDraft, saveDraft } from '@dongbo/contract/procedures';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';
import { draftOf } from '../filing.fixture.ts';

preparePortal();
afterEach(() => vi.restoreAllMocks());

const text = (vi: string) => ({ vi, en: vi, uk: vi });
const form = FormDefinition.parse({
  key: 'contact',
  version: 1,
  validFrom: '2026-01-01',
  validTo: null,
  title: text('Liên hệ'),
  legalBasis: [],
  source: 'made for this test',
  procedureCodes: [],
  sections: [
    {
      id: 'who',
      title: text('Người liên hệ'),
      fields: [
        { id: 'name', type: 'text', label: text('Tên gọi'), required: true },
        { id: 'phone', type: 'phone', label: text('Số điện thoại'), required: true },
      ],
    },
  ],
  rules: [],
});
const draft = draftOf({ forms: [form] });

async function sectionPage() {
  server.answers(getDraft, draft);
  server.answers(saveDraft, { id: draft.id, version: 2, updatedAt: '2026-03-11T02:00:00.000Z' });
  const { user } = openPortal(`/nop-ho-so/ban-nhap/${draft.id}/to-khai/contact/who`);
  await screen.findByRole('heading', { level: 1, name: 'Người liên hệ' });
  return user;
}

const goOn = () => screen.getByRole('button', { name: 'Lưu và tiếp tục' });

test('errors are first in the window’s title, in a summary with the focus, and gone from both when they are mended', async () => {
  const user = await sectionPage();
  const plain = document.title;
  expect(plain).toMatch(/^Người liên hệ – /);
  await user.click(goOn());
  const summary = within(await screen.findByRole('alert', { name: 'Cần sửa các mục sau' }));
  expect(summary.getAllByRole('link')).toHaveLength(2);
  expect(document.activeElement?.getAttribute('aria-labelledby')).toBe('error-summary-title');
  expect(document.title).toBe(`Lỗi: ${plain}`);
  const name = screen.getByLabelText<HTMLInputElement>('Tên gọi');
  expect(name.getAttribute('aria-invalid')).toBe('true');
  await user.type(name, 'Trần Thị Thử');
  await user.type(screen.getByLabelText('Số điện thoại'), '0901 000 017');
  await waitFor(() => expect(document.title).toBe(plain));
  expect(screen.queryByRole('alert', { name: 'Cần sửa các mục sau' })).toBeNull();
});

test('a problem of the summary leads to its field: the page moves there and the keyboard stands in it', async () => {
  const user = await sectionPage();
  await user.click(goOn());
  const moved: Element[] = [];
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function scroll(this: Element) {
    moved.push(this);
  });
  const [, second] = within(await screen.findByRole('alert', { name: 'Cần sửa các mục sau' })).getAllByRole('link');
  await user.click(second ?? document.body);
  const phone = screen.getByLabelText('Số điện thoại');
  expect(moved).toEqual([phone]);
  expect(document.activeElement).toBe(phone);
});

test('that what was typed is kept is said without moving the eyes', async () => {
  const user = await sectionPage();
  await user.type(screen.getByLabelText('Tên gọi'), 'Trần');
  await waitFor(() => expect(server.inputsOf(saveDraft)).not.toEqual([]), { timeout: 5_000 });
  expect((await screen.findByText(/^Bản nháp đã được lưu lúc/)).getAttribute('role')).toBe('status');
});
