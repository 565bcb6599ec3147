import { foldName } from '@dongbo/contract';
import { personNames } from './person-names.ts';

/** Somebody invented: the same number always gives the same person. */
export interface Citizen {
  readonly name: string;
  readonly folded: string;
  readonly identityNumber: string;
  readonly birthYear: number;
  readonly female: boolean;
}

interface Name {
  readonly name: string;
  readonly folded: string;
}

const foldedToo = (names: readonly string[]): readonly Name[] =>
  names.map((name) => ({ name, folded: foldName(name) }));
const family = foldedToo(personNames.family);
const middle = foldedToo(personNames.middle);
const given = foldedToo(personNames.given);

const inTurn = <T>(list: readonly T[], index: number): T => {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('The list of names is empty');
  return one;
};

/** Codes of provinces in which births were registered (Circular 07/2016/TT-BCA), those of the south-east first. */
const provinces = [
  '075',
  '070',
  '072',
  '074',
  '077',
  '079',
  '038',
  '040',
  '042',
  '051',
  '052',
  '056',
  '066',
  '068',
  '080',
];
const serials = 900_000;

/** No two numbers below 13 millions give the same identity number. Its first digits say province, century, gender and year
 * of birth, as those of living people do. */
export function citizenOf(number: number): Citizen {
  // 7919 has no divisor in common with the number of names (18 x 12 x 24): all come in turn, neighbours differ.
  const which = (number * 7919) % (family.length * middle.length * given.length);
  const rest = Math.floor(which / family.length);
  const first = inTurn(family, which);
  const second = inTurn(middle, rest);
  const last = inTurn(given, Math.floor(rest / middle.length));
  const female = second.folded.startsWith('thi');
  const birthYear = 1945 + ((number * 11) % 55);
  const serial = (number % serials) + 100_000;
  const province = inTurn(provinces, number + Math.floor(number / serials));
  const identityNumber = `${province}${female ? 1 : 0}${birthYear % 100}${serial}`;
  return {
    name: `${first.name} ${second.name} ${last.name}`,
    folded: `${first.folded} ${second.folded} ${last.folded}`,
    identityNumber,
    birthYear,
    female,
  };
}
