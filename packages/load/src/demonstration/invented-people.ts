import { foldName } from '@dongbo/contract';
import { personNames } from '../person-names.ts';
import type { Dice } from './dice.ts';

/** Somebody invented who files dossiers. */
export interface Filer {
  readonly name: string;
  readonly folded: string;
  readonly identityNumber: string;
  /** YYYY-MM-DD. */
  readonly bornOn: string;
  readonly female: boolean;
  readonly phone: string;
  /** House and street; the commune is that of the dossier. */
  readonly street: string;
  readonly childName: string;
  /** The other parent of the child. */
  readonly partner: { readonly name: string; readonly bornOn: string };
}

const provinces = ['075', '070', '072', '074', '077', '079', '038', '040', '042', '051', '052', '056', '066', '068'];
const streets = ['Minh Họa', 'Hùng Vương', 'Nguyễn Ái Quốc', '30 Tháng 4', 'Phan Chu Trinh', 'Lê Duẩn', 'ĐT 741'];
/** Given names that are hers or his alone; others are both. */
const women: readonly string[] = ['Châu', 'Hạnh', 'Lệ', 'Mỹ', 'Oanh', 'Phượng', 'Thảo', 'Thủy', 'Uyên', 'Yến', 'Ẩn'];
const men: readonly string[] = ['Dũng', 'Đạt', 'Giàu', 'Hiếu', 'Kiệt', 'Nghĩa', 'Sỹ', 'Tuấn', 'Vỹ', 'Ước'];
const secondNames = ['Ngọc', 'Hoàng', 'Thanh', 'Kim', 'Anh', 'Bảo', 'Gia', 'Phương'];

const two = (number: number): string => String(number).padStart(2, '0');

const givenName = (dice: Dice, female: boolean): string =>
  dice.pick(personNames.given.filter((name) => !(female ? men : women).includes(name)));

/** Names of two to six words: most have three or four, some carry those of both families. */
function inventName(dice: Dice, female: boolean): string {
  const middles = personNames.middle.filter((middle) => middle.startsWith('Thị') === female);
  const family = dice.pick(personNames.family);
  const given = givenName(dice, female);
  const chance = dice.next();
  if (chance < 0.06) return `${family} ${given}`;
  if (chance < 0.14)
    return `${family} ${dice.pick(personNames.family)} ${dice.pick(middles)} ${dice.pick(secondNames)} ${given}`;
  if (chance < 0.4) return `${family} ${dice.pick(middles)} ${dice.pick(secondNames)} ${given}`;
  return `${family} ${dice.pick(middles)} ${given}`;
}

/** The person of a number. Of two numbers below 630,000 none has the other's identity number; its last six digits begin
 * with 000, as no living person's do. */
export function inventFiler(number: number, dice: Dice, female: boolean = dice.next() < 0.5): Filer {
  // Shares no divisor with the count of people, so that all come in turn and neighbours are of every age.
  const mixed = (number * 7919) % 630_000;
  const serial = 100 + (mixed % 900);
  const rest = Math.floor(mixed / 900);
  const year = 1955 + (rest % 50);
  const province = provinces[Math.floor(rest / 50) % provinces.length] ?? '075';
  const name = inventName(dice, female);
  const day = (): string => `${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`;
  return {
    name,
    folded: foldName(name),
    identityNumber: `${province}${(year < 2000 ? 0 : 2) + (female ? 1 : 0)}${two(year % 100)}000${serial}`,
    bornOn: `${year}-${day()}`,
    female,
    phone: `09${two(dice.between(0, 99))}999${String(dice.between(0, 999)).padStart(3, '0')}`,
    street: `Số ${dice.between(1, 480)}${dice.next() < 0.2 ? `/${dice.between(1, 40)}` : ''} đường ${dice.pick(streets)}`,
    childName: `${name.split(' ')[0] ?? ''} ${dice.pick(secondNames)} ${givenName(dice, true)}`,
    partner: { name: inventName(dice, !female), bornOn: `${Math.min(2004, year + dice.between(-2, 5))}-${day()}` },
  };
}
