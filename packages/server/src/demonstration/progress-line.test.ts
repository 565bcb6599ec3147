import { expect, test } from 'vitest';
import { createProgressLine, progressText } from './progress-line.ts';

const report = (share: number, made: number) => ({ share, made, wanted: 4_400 });

test('says in plain words what is prepared, how much is there, and that it is done', () => {
  expect(progressText(report(0.126, 0))).toBe('Hồ sơ minh họa: đang soạn hồ sơ mẫu … 12 %');
  expect(progressText(report(0.63, 1_204))).toBe('Hồ sơ minh họa: … 1.204 / 4.400 hồ sơ (63 %)');
  expect(progressText(report(1, 4_385))).toBe('Hồ sơ minh họa: xong, 4.385 hồ sơ');
});

test('tells at once, then every few seconds and at the end once: in one line on a terminal, in lines elsewhere', () => {
  for (const isTTY of [true, false]) {
    const written: string[] = [];
    let at = 0;
    const terminal = { isTTY, write: (text: string) => written.push(text) > 0 };
    const tell = createProgressLine(terminal, () => at);
    for (let second = 0; second < 8; second += 1) {
      at = second * 1_000;
      tell(report(second / 10, second * 100));
    }
    tell(report(1, 4_400));
    tell(report(1, 4_400));
    expect(written).toHaveLength(4);
    expect(written.filter((text) => text.endsWith('\n'))).toHaveLength(isTTY ? 1 : 4);
    expect(written.filter((text) => text.startsWith('\r'))).toHaveLength(isTTY ? 4 : 0);
    expect(written.at(-1)).toContain('xong');
  }
});
