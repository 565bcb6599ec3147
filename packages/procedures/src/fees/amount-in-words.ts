const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const word = (digit: number): string => digits[digit] ?? '';

/** The last digit as it is said after tens: "hai mươi mốt", "mười lăm", "ba mươi tư". */
function unitsAfter(tens: number, units: number): string {
  if (units === 1 && tens > 1) return 'mốt';
  if (units === 4 && tens > 1) return 'tư';
  return units === 5 ? 'lăm' : word(units);
}

/** A number from 1 to 999; `whole`: something stands before it, so that its hundreds are said also when there are none. */
function readHundreds(value: number, whole: boolean): string[] {
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds > 0 || whole ? [word(hundreds), 'trăm'] : [];
  if (tens === 0) return units === 0 ? head : [...head, ...(head.length > 0 ? ['lẻ'] : []), word(units)];
  return [
    ...head,
    ...(tens === 1 ? ['mười'] : [word(tens), 'mươi']),
    ...(units === 0 ? [] : [unitsAfter(tens, units)]),
  ];
}

const billion = 1_000_000_000;

function readNumber(value: number, whole: boolean): string[] {
  if (value >= billion) {
    const rest = value % billion;
    return [...readNumber(Math.floor(value / billion), whole), 'tỷ', ...(rest === 0 ? [] : readNumber(rest, true))];
  }
  const groups: readonly (readonly [number, string])[] = [
    [Math.floor(value / 1_000_000), 'triệu'],
    [Math.floor(value / 1000) % 1000, 'nghìn'],
    [value % 1000, ''],
  ];
  return groups.reduce<string[]>((said, [group, name]) => {
    if (group === 0) return said;
    return [...said, ...readHundreds(group, whole || said.length > 0), ...(name === '' ? [] : [name])];
  }, []);
}

/** An amount of whole đồng as receipts write it: "Mười lăm nghìn đồng". Pure.
 * @throws RangeError when it is negative, not whole, or larger than a number holds exactly. */
export function amountInWords(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is no amount of whole đồng`);
  const said = amount === 0 ? [word(0)] : readNumber(amount, false);
  const text = said.join(' ');
  return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)} đồng`;
}
