import { campaignColumns, getCampaignTemplate as endpoint } from '@dongbo/contract/administration';
import { beyondGiver, mayAt, notFound, readHoldings, writeSheet } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { columnTitles, neededColumns } from './columns.ts';
import { rolesInUse, unitsOf } from './campaign-world.ts';

const widths: Readonly<Record<string, number>> = {
  name: 28,
  identityNumber: 20,
  email: 28,
  title: 20,
  role: 30,
  unit: 44,
};

/** The workbook that a unit fills in: its name above, the titles that are read again, and lists of the roles that the caller may give there and
 * of its units. */
export const getCampaignTemplate = defineOperation(endpoint, async (ctx, { unitId }) => {
  const units = await unitsOf(ctx, unitId);
  const [unit] = units;
  if (unit === undefined || !mayAt(ctx.actor, endpoint.name, { ancestors: unit.ancestors, field: null }))
    return notFound();
  const held = ctx.actor.personId === null ? [] : await readHoldings(ctx.db, ctx.actor.personId, ctx.now);
  const place = { unitId, ancestors: unit.ancestors, field: null, validFrom: ctx.now, validTo: null };
  const roles = (await rolesInUse(ctx)).filter((role) => beyondGiver(held, { ...role, ...place }).length === 0);
  const listed = (column: string): readonly string[] | undefined => {
    if (column === 'role') return roles.map(({ name }) => name);
    return column === 'unit' ? units.map(({ code, name }) => `${code} - ${name}`) : undefined;
  };
  const bytes = await writeSheet({
    name: 'Danh sách',
    heading: [
      `Danh sách cán bộ cần cấp tài khoản - ${unit.name}`,
      'Mỗi dòng một vai trò của một người. Cột có dấu * bắt buộc điền. Không ghép ô, không dùng công thức, không ghi mật khẩu.',
    ],
    columns: campaignColumns.map((column) => ({
      title: neededColumns.includes(column) ? `${columnTitles[column]} *` : columnTitles[column],
      width: widths[column] ?? 16,
      choices: listed(column),
    })),
    rows: [],
  });
  return {
    name: `Danh-sach-can-bo-${unit.code}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    size: bytes.byteLength,
    disposition: 'attachment' as const,
    bytes,
  };
});
