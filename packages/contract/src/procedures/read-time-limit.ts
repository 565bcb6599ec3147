import type { KnownTimeLimit, Procedure } from './catalogue.ts';

/** A time limit that the text of a procedure states, with the sentence in which it stands. */
export interface ReadTimeLimit {
  readonly limit: KnownTimeLimit;
  readonly sentence: string;
}

type Read = Pick<Procedure, 'channels' | 'steps'>;

const units: Readonly<Record<string, KnownTimeLimit['unit']>> = {
  'ngày làm việc': 'working-day',
  'giờ làm việc': 'working-hour',
  ngày: 'calendar-day',
  tháng: 'month',
};

/** The rule of matters that are settled on the spot (Circular 04/2020/TT-BTP and others use these words). */
const sameDay = /nếu tiếp nhận hồ sơ sau 15 giờ.{0,120}ngày làm việc tiếp theo/i;
const counted =
  /(?:thời hạn(?: giải quyết)?|trong|không quá)[^.;]{0,40}?\b0?(\d{1,3})(?:\s*\([^)]{1,30}\))?\s*(ngày làm việc|giờ làm việc|ngày|tháng)\b[^.;]{0,30}?(?:kể từ|tính từ|từ) (?:ngày|khi|thời điểm)[^.;]{0,25}nhận[^.;]{0,25}hồ sơ/iu;
const stated =
  /thời hạn giải quyết[^.;]{0,25}?\b0?(\d{1,3})(?:\s*\([^)]{1,30}\))?\s*(ngày làm việc|giờ làm việc|ngày|tháng)\b/iu;
/** The settling itself, not a step on the way or what the citizen has to do. */
const settles =
  /\b(cấp(?! (?:tỉnh|xã|huyện|trung ương|bộ|trên|dưới))|trả kết quả|ra quyết định|quyết định|phê duyệt|ban hành|giải quyết)\b/iu;
const onTheWay =
  /hồ sơ trình|bổ sung|sửa đổi hồ sơ|không hợp lệ|chưa hợp lệ|chưa đầy đủ|xác minh|niêm yết|trao đổi|lấy ý kiến|gửi ý kiến|cơ quan thuế gửi|chuyển hồ sơ|thẩm định|kiểm tra tính|thông báo bằng văn bản cho người nộp|từ chối|người nộp hồ sơ phải/iu;

const sentencesOf = (text: string): string[] => text.split(/(?<=[.;])\s+|\n+/).map((one) => one.trim());

/** Reads a time limit from the text, for procedures whose published limit has no unit or is missing. Null when the text
 * states none, or several that differ, or another number than was published. */
export function readTimeLimit({ channels, steps }: Read): ReadTimeLimit | null {
  const unknown = channels.filter(({ limit }) => limit.unit === 'unknown');
  if (unknown.length === 0) return null;
  const published = new Set(unknown.map(({ limit }) => limit.value).filter((value) => value > 0));
  const sentences = [...steps, ...channels.map(({ description }) => description ?? '')].flatMap(sentencesOf);
  const onTheSpot = sentences.find((sentence) => sameDay.test(sentence));
  if (onTheSpot !== undefined && [...published].every((value) => value === 1)) {
    return { limit: { unit: 'immediate', value: 0 }, sentence: onTheSpot };
  }
  const found = sentences.flatMap((sentence) => {
    const direct = stated.exec(sentence);
    const settling = direct ?? (settles.test(sentence) && !onTheWay.test(sentence) ? counted.exec(sentence) : null);
    const unit = units[settling?.[2]?.toLowerCase() ?? ''];
    const value = Number(settling?.[1]);
    if (unit === undefined || !(value > 0)) return [];
    if (published.size > 0 && !published.has(value)) return [];
    return [{ limit: { unit, value }, sentence }];
  });
  const [first] = found;
  const agree = found.every(({ limit }) => limit.unit === first?.limit.unit && limit.value === first.limit.value);
  return first !== undefined && agree && published.size <= 1 ? first : null;
}
