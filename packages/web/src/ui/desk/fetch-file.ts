import { ProblemError, readProblem } from '@dongbo/contract';

/** Brings a file of the server as a blob; a refusal comes as the same error as from any other call. */
export async function fetchFile(url: string): Promise<Blob> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new ProblemError({ type: 'about:blank', status: 0, code: 'unavailable', title: 'no answer' }, { cause });
  });
  if (response.ok) return response.blob();
  throw new ProblemError(await readProblem(response));
}

/** Saves a file under a name. */
export async function saveFile(url: string, name: string): Promise<void> {
  const address = URL.createObjectURL(await fetchFile(url));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Opens the browser's print dialog on a PDF without leaving the page. */
export async function printPdf(url: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([await fetchFile(url)], { type: 'application/pdf' }));
  const frame = document.createElement('iframe');
  frame.className = 'desk-print-frame';
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.src = address;
  document.querySelector('.desk-print-frame')?.remove();
  frame.addEventListener('load', () => {
    // Without the focus: it has to stay where the next key is pressed.
    frame.contentWindow?.print();
  });
  document.body.append(frame);
}
