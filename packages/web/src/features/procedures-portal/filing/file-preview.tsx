import { useState } from 'react';
import type { FileRef } from '@dongbo/contract';
import { fileSize } from '../../../lib/file-size.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { addressOfFile } from './local-previews.ts';

/** A file with its name, size and a small picture; pictures open large enough to read, a PDF in a tab of its own. */
export function FilePreview({ file }: { readonly file: FileRef }) {
  const { t, language } = useTexts('procedures-portal');
  const [open, setOpen] = useState(false);
  const address = addressOfFile(file);
  const size = fileSize(file.size, language);
  if (!file.type.startsWith('image/')) {
    return (
      <a className="file-preview" href={address} target="_blank" rel="noopener">
        <span className="file-mark" aria-hidden="true">
          PDF
        </span>
        <span>
          <span className="file-name">{file.name}</span> <span className="quiet">{size}</span>
        </span>
      </a>
    );
  }
  return (
    <>
      <button type="button" className="file-preview" onClick={() => setOpen(true)}>
        <img className="file-thumbnail" src={address} alt={t('file.view')} />
        <span>
          <span className="file-name">{file.name}</span> <span className="quiet">{size}</span>
        </span>
      </button>
      <Dialog open={open} title={file.name} onClose={() => setOpen(false)} closeLabel={t('close')}>
        <img className="file-large" src={address} alt={file.name} />
      </Dialog>
    </>
  );
}
