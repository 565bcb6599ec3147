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
/** Where a way of filing has its limit published, nothing else is meant: `15 ngày làm việc kể từ ngày nhận được hồ sơ`. */
const ofChannel =
  /^[\s*+•–-]*(?:trong thời hạn |không quá )?0?(\d{1,3})(?:\s*\([^)]{1,30}\))?\s*(ngày làm việc|giờ làm việc|ngày|tháng),? (?:kể từ|tính từ|từ) (?:ngày|khi|thời điểm)[^.;]{0,25}nhận[^.;]{0,25}hồ sơ[^.;]{0,20}[.;]?$/iu;
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
    const direct = stated.exec(sentence) ?? ofChannel.exec(sentence);
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

/** A sentence that names a time: a number of days or hours, or that something is done at once. */
const namesTime =
  /\b\d{1,3}(?:\s*\([^)]{1,30}\))?\s*(?:ngày làm việc|giờ làm việc|ngày|giờ|tháng)(?![\p{L}\d])(?!\s*\d)|\bngay (?:sau khi|trong ngày|khi) |trong ngày làm việc|\btrong ngày\b/iu;
/** Days of a date are no limit: `ngày 01/7/2025`. */
const isDated = /^[^\p{L}]*ngày\s+\d/iu;
/** Somebody does it in that time, and it is not only a date on which a law was made. */
const bindsSomebody = /thời hạn|thời gian|không quá|chậm nhất|muộn hơn|\bngay\b|trong ngày/iu;
const longestSentence = 420;

/** Sentences of the text that name a time, for procedures whose limit cannot be told: what is published of their steps,
 * each once, as it stands. Not added up: steps may run side by side, and the citizen's own are among them. */
export function readStepTimes({ channels, steps }: Read): string[] {
  const texts = [...steps, ...channels.map(({ description }) => description ?? '')];
  const sentences = texts.flatMap(sentencesOf).map((one) => one.replace(/^[\s*+•–)-]+/, '').replace(/\s+/g, ' '));
  const found = sentences.filter(
    (one) => one.length <= longestSentence && namesTime.test(one) && bindsSomebody.test(one) && !isDated.test(one),
  );
  return [...new Set(found)];
}
