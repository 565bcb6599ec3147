import { writeSheet } from '@dongbo/kernel';

/** A filled-in workbook of a campaign: name, personal number and role of each. */
export const demonstrationSheet = async (rows: readonly (readonly string[])[]): Promise<Buffer> => {
  const columns = ['Họ và tên', 'Số định danh cá nhân', 'Vai trò'].map((title) => ({ title, width: 20 }));
  return Buffer.from(await writeSheet({ name: 'Danh sách', columns, rows }));
};
