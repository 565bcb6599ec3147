import { FormDefinition } from '@dongbo/contract';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
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
