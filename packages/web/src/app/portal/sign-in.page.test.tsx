import { getSession } from '@dongbo/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { citizen, openPortal, preparePortal, server } from '../../portal-world.fixture.tsx';

preparePortal();

test('whoever has no account is told how to make one and what they can do without one, and is sent nowhere for one that nobody can give', async () => {
  server.answers(getSession, { ...citizen, person: null, typingKey: null });
  openPortal('/dang-nhap');
  const help = await screen.findByRole('region', { name: 'Cần giúp đăng nhập' });
  expect(screen.getByText(/Số điện thoại hoặc địa chỉ thư đã dùng để đăng ký/)).toBeTruthy();
  const said = help.textContent ?? '';
  expect(said).toContain('vẫn nộp được hồ sơ tại Trung tâm Phục vụ hành chính công');
  expect(said).toContain('vẫn tra cứu được hồ sơ bằng mã');
  expect(help.querySelector('a[href="/dang-ky"]')).toBeTruthy();
  expect(help.querySelector('a[href="/quen-mat-khau"]')).toBeTruthy();
  expect(said).not.toMatch(/để được cấp|đến .* cấp tài khoản/);
  expect(help.querySelector('a[href="tel:1022"]')).toBeTruthy();
});
