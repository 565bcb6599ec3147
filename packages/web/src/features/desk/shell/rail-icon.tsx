import type { DeskPage } from './pages.ts';

const paths: Readonly<Record<DeskPage['id'], string>> = {
  inbox: 'M3 12h5l1.5 3h5L16 12h5M3 12l3-8h12l3 8v8H3z',
  counter: 'M3 20h18M5 20v-7h14v7M8 9a4 4 0 1 1 8 0M12 13v3',
  dossiers: 'M4 5h6l2 3h8v12H4zM8 13h8M8 16h5',
  'tracking-book': 'M5 3h13v18H5zM8 3v18M11 8h4M11 12h4',
  catalogue: 'M4 6h3M10 6h10M4 12h3M10 12h10M4 18h3M10 18h10',
  notices: 'M6 16V10a6 6 0 1 1 12 0v6l2 2H4zM10 21h4',
  audit: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4',
};

export function RailIcon({ id }: { readonly id: DeskPage['id'] }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <path d={paths[id]} strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
