import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Await } from '../../../ui/states.tsx';
import { fetchFile } from '../../../ui/desk/fetch-file.ts';
import type { Sheet } from './dossier-papers.ts';

/** One paper, large enough to read. It is fetched before it is shown, so that a refusal is said in words. */
export function SheetView({ sheet }: { readonly sheet: Sheet }) {
  const query = useQuery({ queryKey: ['sheet', sheet.url], queryFn: () => fetchFile(sheet.url), staleTime: 60_000 });
  return (
    <div className="desk-viewer__sheet">
      <Await query={query}>
        {(file) => <FileView title={`${sheet.of}: ${sheet.name}`} image={sheet.image} file={file} />}
      </Await>
    </div>
  );
}

interface FileViewProps {
  /** What the picture or frame is called. */
  readonly title: string;
  readonly image: boolean;
  readonly file: Blob;
  /** The page that is shown first, from 1. */
  readonly page?: number;
}

/** Bytes of a paper, as the browser shows them. */
export function FileView(props: FileViewProps) {
  return props.image ? <ImageView {...props} /> : <PdfView {...props} />;
}

/** The address of bytes in the page's memory, given back when they are no longer shown. */
function useAddress(file: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    // oxlint-disable-next-line react/set-state-in-effect -- the address is a resource: made and given back with the effect
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}

function PdfView({ title, file, page = 1 }: FileViewProps) {
  const address = useAddress(file);
  if (address === null) return null;
  return <iframe className="desk-viewer__frame" src={`${address}#page=${page}&view=FitH&navpanes=0`} title={title} />;
}

function ImageView({ title, file }: FileViewProps) {
  const { t } = useTexts('procedures-desk');
  const address = useAddress(file);
  const [large, setLarge] = useState(false);
  if (address === null) return null;
  return (
    <div className="desk-viewer__frame" data-large={large}>
      <button type="button" onClick={() => setLarge(!large)} aria-pressed={large} aria-label={t('viewer.enlarge')}>
        <img src={address} alt={title} />
      </button>
    </div>
  );
}
