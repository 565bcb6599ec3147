import { fold } from '@dongbo/contract';
import { campaignColumns, type CampaignColumn } from '@dongbo/contract/administration';

/** What the columns of the template are called. The file is an official paper and Vietnamese, whatever language its reader prefers. */
export const columnTitles: Readonly<Record<CampaignColumn, string>> = {
  name: 'Họ và tên',
  identityNumber: 'Số định danh cá nhân',
  phone: 'Số điện thoại',
  email: 'Thư điện tử',
  title: 'Chức vụ',
  role: 'Vai trò',
  unit: 'Đơn vị',
  field: 'Lĩnh vực',
  from: 'Từ ngày',
  to: 'Đến ngày',
  username: 'Tên đăng nhập',
};

/** Without these a file says nothing. */
export const neededColumns: readonly CampaignColumn[] = ['name', 'identityNumber', 'role'];

/** What people add for themselves and nobody has to read. */
const ownTitles = new Set(['stt', 'tt', 'so thu tu', 'ghi chu']);

const byTitle = new Map(campaignColumns.map((column) => [fold(columnTitles[column]), column]));

/** The column of this title, however it is written; `own`: one of the writer's; undefined: none that is known. */
export function columnOf(title: string): CampaignColumn | 'own' | undefined {
  // A star or a word in brackets behind the title says that the column is needed.
  const words = fold(title.replaceAll(/\*|\(.*\)/g, ''));
  return ownTitles.has(words) ? 'own' : byTitle.get(words);
}
