import type { Measure } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { writeMeasures } from './measures.ts';

const whole = (value: number) => ({ unitId: null, unitName: null, value });
const measure = (name: string, unit: Measure['unit'], values: Measure['values']): Measure => ({
  name,
  system: 'kernel',
  unit,
  byUnit: false,
  values,
});

test('figures stand in columns in their unit, under their names; units only when asked for', () => {
  const unitId = '00000000-0000-7000-8000-000000000002' as NonNullable<Measure['values'][number]['unitId']>;
  const items = [
    measure('procedures.dossiers-open', 'count', [whole(1234), { unitId, unitName: 'Sở Tư pháp', value: 12 }]),
    measure('procedures.on-time-share', 'share', [whole(0.9751)]),
    measure('kernel.oldest-job-age', 'seconds', [whole(2.25)]),
    measure('kernel.backup-age', 'days', []),
    measure('kernel.database-size', 'bytes', [whole(12_345_678)]),
  ];
  expect(writeMeasures(items, {}).split('\n')).toEqual([
    'Hồ sơ đang giải quyết             1.234',
    'Tỷ lệ đúng hạn trong 30 ngày qua  97,5 %',
    'Việc nền chờ lâu nhất             2,3 giây',
    'Tuổi của bản sao lưu gần nhất     chưa có',
    'Dung lượng cơ sở dữ liệu          12,3 MB',
  ]);
  expect(writeMeasures(items.slice(0, 1), { units: true })).toBe(
    'Hồ sơ đang giải quyết  1.234\n  Sở Tư pháp           12',
  );
});
