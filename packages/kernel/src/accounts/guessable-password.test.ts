import { expect, test } from 'vitest';
import { isCommonPassword } from './guessable-password.ts';

test.each([
  'Matkhau@2026',
  'MậtKhẩu#123456',
  'P@ssw0rd2026!!!',
  'DongNai-2026-VietNam',
  'Anhyeuem123456!',
  'Qwertyuiop@1234',
  'Admin@Admin@12345',
  '12345678901234',
  'aaaaaaaaaaaaaaA1!',
  'abcdefghijklmnop',
  'Abc@Abc@Abc@Abc@1',
  'NguyenVanThanh@1990',
])('%s is what many others use', (password) => expect(isCommonPassword(password)).toBe(true));

test.each([
  'Con-trâu-7-bước-qua-Cầu',
  'mười bảy Quả xoài 3!',
  'vR7#kPq2zLm9xT',
  'Bến phà Cát Lái 5 giờ.',
  'tôi đi chợ Biên Hòa 2 lần!',
])('%s is not', (password) => expect(isCommonPassword(password)).toBe(false));
