import { ProblemError, randomId } from '@dongbo/contract';
import type { FileRef, Problem } from '@dongbo/contract';
import { api } from './api.ts';
import { uploadFile } from './endpoints.ts';

const noAnswer: Problem = { type: 'about:blank', status: 0, code: 'unavailable', title: 'no answer' };

/** Uploads one file, for papers unless another purpose is named, and tells how far it is (0 to 1). XMLHttpRequest, because fetch does not report sending. */
export function upload(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
  purpose?: string,
): Promise<FileRef> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      'POST',
      api.url(uploadFile, { name: file.name.slice(-300), ...(purpose !== undefined && { purpose }) }),
    );
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', randomId());
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      // The server validates what it answers against the endpoint's schema; a refusal is a problem document.
      if (request.status < 300) resolve(request.response as FileRef);
      else reject(new ProblemError((request.response as Problem | null) ?? noAnswer));
    };
    request.onerror = () => reject(new ProblemError(noAnswer));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    if (signal.aborted) return reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
