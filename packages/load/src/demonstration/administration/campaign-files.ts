import { writeSheet } from '@dongbo/kernel';

/** A row of an invented workbook: name, personal number, title and role. Numbers end in six digits that begin with 000. */
type Line = readonly [name: string, number: string, title: string, role: string];

const titles = ['Họ và tên', 'Số định danh cá nhân', 'Chức vụ', 'Vai trò', 'Đến ngày'];

/** The people of the ward whose campaign is done. */
export const authorised: readonly Line[] = [
  ['Huỳnh Thị Mộng Điệp', '075186000401', 'Công chức', 'Văn thư'],
  ['Nguyễn Hoàng Lộc', '075088000402', 'Công chức', 'Chuyên viên'],
  ['Trương Mỹ Linh', '075192000403', 'Công chức', 'Chuyên viên'],
  ['Đinh Quang Vinh', '075090000404', 'Công chức', 'Chuyên viên'],
  ['Phan Ngọc Ánh', '075195000405', 'Công chức', 'Cán bộ một cửa'],
  ['Lưu Gia Bảo', '075091000406', 'Viên chức', 'Chuyên viên'],
  ['Tạ Minh Khôi', '075087000407', 'Công chức', 'Chuyên viên'],
  ['Võ Thị Kim Ngân', '075193000408', 'Công chức', 'Văn thư'],
];

/** A list that waits for a second person: good rows, one number of somebody with another name, and two mistakes. */
export const waiting: readonly Line[] = [
  ['Bùi Thanh Tùng', '075085000421', 'Công chức', 'Chuyên viên'],
  ['Hồ Thị Lan Chi', '075196000422', 'Công chức', 'Văn thư'],
  ['Trương Thị Mỹ Lan', '075192000403', 'Công chức', 'Chuyên viên'],
  ['Ngô Đức Thịnh', '07508900042', 'Công chức', 'Chuyên viên'],
  ['Cao Thị Hạnh', '075188000424', 'Công chức', 'Cán bộ tổng hợp'],
];

/** A workbook as a unit hands it in; `untilDay` is DD/MM/YYYY, so that the roles end by themselves. `also`: a column nobody asked for. */
export async function workbookOf(lines: readonly Line[], untilDay: string, also?: string): Promise<Uint8Array> {
  const head = also === undefined ? titles : [...titles, also];
  return await writeSheet({
    name: 'Danh sách',
    columns: head.map((title) => ({ title, width: 22 })),
    rows: lines.map((line) => [...line, untilDay, ...(also === undefined ? [] : ['x'])]),
  });
}
