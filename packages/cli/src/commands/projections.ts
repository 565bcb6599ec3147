import { catchUpProjections, rebuildProjection } from '@dongbo/kernel';
import { readProjectionFigures, type ProjectionFigures } from '@dongbo/server';
import type { Command } from 'commander';
import { connect } from '../connect.ts';
import { print } from '../print.ts';
import { spaceOf, type SpaceOption } from './space-option.ts';

interface ProjectionOptions extends SpaceOption {
  readonly rebuild?: string;
}

const write = (lines: readonly ProjectionFigures[]): string =>
  lines.length === 0
    ? 'Chưa có bảng dẫn xuất nào.'
    : lines
        .map(({ space, projection, ageSeconds }) =>
          [
            space.padEnd(8),
            projection.padEnd(36),
            ageSeconds === 0 ? 'đã theo kịp' : `chậm ${Math.ceil(ageSeconds)} giây`,
          ].join('  '),
        )
        .join('\n');

/** `projections`: how far the tables that are derived from events lag behind; `--rebuild` derives one of them anew. */
export function registerProjections(program: Command): void {
  program
    .command('projections')
    .description('Bảng dẫn xuất từ sự kiện: độ trễ; dựng lại một bảng trong khi hệ thống vẫn chạy')
    .option('--rebuild <name>', 'dựng lại từ sự kiện đầu tiên và đợi đến khi theo kịp')
    .option('--trial', 'dựng lại trong không gian thử nghiệm')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: ProjectionOptions) => {
      await using connection = await connect('projections');
      const { worker } = connection.program;
      if (options.rebuild !== undefined) {
        const projections = worker.projections.filter(({ name }) => name === options.rebuild);
        await rebuildProjection(worker, spaceOf(options), options.rebuild);
        await catchUpProjections({ ...worker, projections });
      }
      print(await readProjectionFigures(connection.program), options, write);
    });
}
