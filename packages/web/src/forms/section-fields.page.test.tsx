import { FormDefinition } from '@dongbo/contract';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../lib/query-client.ts';
import { preparePortal } from '../portal-world.fixture.tsx';
import { SectionFields } from './section-fields.tsx';

preparePortal();

const text = (vi: string) => ({ vi, en: vi, uk: vi });
const optional = (id: string, type: 'phone' | 'email' | 'confirm' | 'text', label: string) => ({
  id,
  type,
  label: text(label),
  required: false,
});
const { sections, rules } = FormDefinition.parse({
  key: 'contact',
  version: 1,
  validFrom: '2026-11-29',
  validTo: null,
  title: text('Liên hệ'),
  legalBasis: [],
  source: 'made for this test',
  procedureCodes: [],
  sections: [
    {
      id: 'contact',
      title: text('Liên hệ'),
      fields: [
        optional('phone', 'phone', 'Số điện thoại'),
        optional('email', 'email', 'Thư điện tử'),
        optional('neither', 'confirm', 'Không có cả hai'),
        optional('remark', 'text', 'Ghi chú'),
      ],
    },
  ],
  rules: [{ kind: 'at-least-one', fields: ['phone', 'email', 'neither'] }],
});

test('of telephone and e-mail one is needed, and both say so instead of “không bắt buộc”', () => {
  const nothing = new Map<string, string>();
  for (const section of sections)
    render(
      <SectionFields
        section={section}
        rules={rules}
        idPrefix="contact"
        answers={{}}
        values={{}}
        errors={nothing}
        warnings={nothing}
        onChange={() => undefined}
      />,
    );
  expect(screen.getByLabelText('Số điện thoại (cần ghi mục này hoặc “Thư điện tử”)')).toBeTruthy();
  expect(screen.getByLabelText('Thư điện tử (cần ghi mục này hoặc “Số điện thoại”)')).toBeTruthy();
  expect(screen.getByLabelText('Không có cả hai')).toBeTruthy();
  expect(screen.getByLabelText('Ghi chú (không bắt buộc)')).toBeTruthy();
});

test('an address tells what belongs to both its boxes once, under an id of its own', async () => {
  const nothing = new Map<string, string>();
  const { sections: own, rules: none } = FormDefinition.parse({
    key: 'place',
    version: 1,
    validFrom: '2026-11-29',
    validTo: null,
    title: text('Nơi ở'),
    legalBasis: [],
    source: 'made for this test',
    procedureCodes: [],
    sections: [
      {
        id: 'place',
        title: text('Nơi ở'),
        fields: [{ id: 'home', type: 'address', label: text('Nơi ở'), hint: text('Như trên giấy tờ'), required: true }],
      },
    ],
    rules: [],
  });
  for (const section of own)
    render(
      <QueryClientProvider client={createQueryClient()}>
        <SectionFields
          section={section}
          rules={none}
          idPrefix="place"
          answers={{}}
          values={{}}
          errors={nothing}
          warnings={nothing}
          onChange={() => undefined}
        />
      </QueryClientProvider>,
    );
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  const helpOf = (element: Element) =>
    (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
  expect(helpOf(screen.getByRole('group', { name: 'Nơi ở' }))).toEqual(['Như trên giấy tờ']);
  expect(helpOf(screen.getByRole('combobox'))).not.toContain('Như trên giấy tờ');
  for (const box of screen.getAllByRole('combobox')) for (const help of helpOf(box)) expect(help).not.toBeUndefined();
});
