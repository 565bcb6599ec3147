/** Vietnam keeps +07:00 the whole year: one fixed offset, no daylight saving since 1975. */
const OFFSET_MILLISECONDS = 7 * 60 * 60 * 1000;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Keeps a number with its word, so that a line never ends on "ngày". */
const HARD_SPACE = '\u00A0';

type LocalParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** The ways in which a moment is written on a letter. */
export type MomentForms = {
  /** "15 giờ 30 phút, ngày 24 tháng 4 năm 2026" */
  readonly words: string;
  /** "ngày 24 tháng 4 năm 2026" */
  readonly dateWords: string;
  /** "15:30 24/04/2026" */
  readonly short: string;
  /** "24/04/2026" */
  readonly shortDate: string;
  /** ISO 8601 with the offset of Vietnam, for signature texts (Circular 01/2019/TT-BNV). */
  readonly iso: string;
  /** "24/04/2026 15:30:08 +07:00": date, time and zone for the mark of a signature (Decree 30/2020/NĐ-CP, Annex I, part II,
   * point 7), in the order in which people read them. */
  readonly stamp: string;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Reads an ISO instant with offset, or a plain date (then midnight in Vietnam); null when it is neither. */
function localParts(text: string): LocalParts | null {
  const plain = DATE.test(text);
  if (!plain && !MOMENT.test(text)) return null;
  const instant = Date.parse(plain ? `${text}T00:00:00+07:00` : text);
  if (Number.isNaN(instant)) return null;
  const local = new Date(instant + OFFSET_MILLISECONDS);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** Day below 10 and months 1 and 2 take a leading zero (Decree 30/2020/NĐ-CP, Annex I, part II, point 4). */
function dateInWords({ day, month, year }: LocalParts): string {
  const monthText = month <= 2 ? two(month) : String(month);
  return `ngày ${two(day)} tháng ${monthText} năm ${year}`.replace(/ (?=\d)/g, HARD_SPACE);
}

/**
 * Every written form of an ISO instant with offset or of a plain date, in Asia/Ho_Chi_Minh;
 * null when the text is not a date.
 */
export function momentForms(text: string): MomentForms | null {
  const parts = localParts(text);
  if (parts === null) return null;
  const dateWords = dateInWords(parts);
  const clock = `${two(parts.hour)} giờ ${two(parts.minute)} phút`.replaceAll(' ', HARD_SPACE);
  const shortDate = `${two(parts.day)}/${two(parts.month)}/${parts.year}`;
  const time = `${two(parts.hour)}:${two(parts.minute)}`;
  return {
    words: `${clock}, ${dateWords}`,
    dateWords,
    short: `${time}${HARD_SPACE}${shortDate}`,
    shortDate,
    iso: `${parts.year}-${two(parts.month)}-${two(parts.day)}T${time}:${two(parts.second)}+07:00`,
    stamp: `${shortDate} ${time}:${two(parts.second)} +07:00`,
  };
}

/** "15 giờ 30 phút, ngày 24 tháng 4 năm 2026" in Asia/Ho_Chi_Minh. Throws RangeError when the text is not a date. */
export function vietnameseMoment(text: string): string {
  const forms = momentForms(text);
  if (forms === null) throw new RangeError(`not an ISO date or instant: "${text}"`);
  return forms.words.replaceAll(HARD_SPACE, ' ');
}

/** "ngày 05 tháng 02 năm 2026" in Asia/Ho_Chi_Minh. Throws RangeError when the text is not a date. */
export function vietnameseDate(text: string): string {
  const forms = momentForms(text);
  if (forms === null) throw new RangeError(`not an ISO date or instant: "${text}"`);
  return forms.dateWords.replaceAll(HARD_SPACE, ' ');
}
