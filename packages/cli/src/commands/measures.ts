import { systemTexts } from '@dongbo/kernel';
import { listMeasures, systemNames, type Measure, type SystemName } from '@dongbo/contract';
import { Option, type Command } from 'commander';
import { print } from '../print.ts';
import { spaceOf, type Connect, type SpaceOption } from './space-option.ts';

interface MeasureOptions extends SpaceOption {
  readonly system?: SystemName;
  readonly units?: boolean;
}

const number = new Intl.NumberFormat('vi', { maximumFractionDigits: 1 });

const written: Readonly<Record<Measure['unit'], (value: number) => string>> = {
  count: (value) => number.format(value),
  share: (value) => `${number.format(value * 100)} %`,
  seconds: (value) => `${number.format(value)} giây`,
  days: (value) => `${number.format(value)} ngày`,
  bytes: (value) => `${number.format(value / 1_000_000)} MB`,
};

/** A line for each measure in columns, and with `units` one below it for each unit. */
export function writeMeasures(items: readonly Measure[], { units = false }: Pick<MeasureOptions, 'units'>): string {
  const names = systemTexts('vi', 'measures');
  const lines = items.flatMap(({ name, unit, values }) => {
    const show = written[unit];
    const whole = values.find(({ unitId }) => unitId === null);
    const ofUnits = units ? values.filter(({ unitId }) => unitId !== null) : [];
    return [
      [names[name] ?? name, whole === undefined ? 'chưa có' : show(whole.value)] as const,
      ...ofUnits.map(({ unitName, value }) => [`  ${unitName ?? ''}`, show(value)] as const),
    ];
  });
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}

/** `measures`: the figures of all systems as they are now. */
export function registerMeasures(program: Command, connect: Connect): void {
  program
    .command('measures')
    .description('Chỉ số của các hệ thống ngay lúc này: đang mở, quá hạn, đang chờ, bị trễ')
    .addOption(new Option('--system <tên>', 'chỉ một hệ thống').choices(systemNames))
    .option('--units', 'thêm số liệu của từng đơn vị')
    .option('--trial', 'xem không gian thử nghiệm')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: MeasureOptions) => {
      await using connection = await connect();
      const { system } = options;
      const found = await connection.run(listMeasures, system === undefined ? {} : { system }, spaceOf(options));
      print(found, options, ({ items }) => writeMeasures(items, options));
    });
}
