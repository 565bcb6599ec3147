/** How far a living demonstration has got. */
export interface DemonstrationProgress {
  /** 0 to 1. */
  readonly share: number;
  /** Subjects that are there, and how many there will be, about. */
  readonly made: number;
  readonly wanted: number;
}

const everyMs = 3_000;
const figure = new Intl.NumberFormat('vi-VN');

/** What whoever looks at the terminal reads. Pure. */
export function progressText({ share, made, wanted }: DemonstrationProgress): string {
  if (share >= 1) return `Hồ sơ minh họa: xong, ${figure.format(made)} hồ sơ`;
  const percent = `${Math.floor(share * 100)} %`;
  return made === 0
    ? `Hồ sơ minh họa: đang soạn hồ sơ mẫu … ${percent}`
    : `Hồ sơ minh họa: … ${figure.format(made)} / ${figure.format(wanted)} hồ sơ (${percent})`;
}

type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

/** Tells of the progress every few seconds: on a terminal in one line that grows, elsewhere in a line each time. `ticks`:
 * milliseconds of a clock that never goes back. */
export function createProgressLine(
  stream: Terminal,
  ticks: () => number = () => performance.now(),
): (progress: DemonstrationProgress) => void {
  let told = -Infinity;
  let hasEnded = false;
  return (progress) => {
    const isEnd = progress.share >= 1;
    if (hasEnded || (!isEnd && ticks() - told < everyMs)) return;
    told = ticks();
    hasEnded = isEnd;
    const text = `  ${progressText(progress)}`;
    stream.write(stream.isTTY ? `\r${text.padEnd(70)}${isEnd ? '\n' : ''}` : `${text}\n`);
  };
}
