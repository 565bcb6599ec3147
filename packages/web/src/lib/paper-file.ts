import { ProblemError } from '@dongbo/contract';
import { shrinkPhoto } from './shrink-photo.ts';

const megabyte = 1_048_576;
/** What the server takes for a paper (`kernel.paper`). */
const mostMegabytes = 20;

const tooLarge = (name: string): ProblemError =>
  new ProblemError({
    type: '/problems/file.too-large',
    status: 413,
    code: 'file.too-large',
    title: 'file.too-large',
    facts: { name, megabytes: mostMegabytes },
  });

/** A file as it is sent: a photograph that is too large becomes smaller first; of anything else that is too large not a byte is
 * sent. Throws the problem that the server would answer. */
export async function fitPaper(file: File): Promise<File> {
  const most = mostMegabytes * megabyte;
  if (file.size <= most) return file;
  if (!file.type.startsWith('image/')) throw tooLarge(file.name);
  const smaller = await shrinkPhoto(file, most);
  if (smaller === null) throw tooLarge(file.name);
  return smaller;
}
