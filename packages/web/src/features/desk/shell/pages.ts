/** The pages of the desk, in the order of the rail; a page is shown to whoever may call what it stands on. */
export const pages = [
  { id: 'inbox', to: '/lam-viec', permission: 'kernel.inbox.list' },
  { id: 'counter', to: '/lam-viec/quay', permission: 'procedures.dossier.take-in' },
  { id: 'dossiers', to: '/lam-viec/ho-so', permission: 'procedures.dossier.list' },
  { id: 'tracking-book', to: '/lam-viec/so-theo-doi', permission: 'procedures.tracking-book.list' },
  { id: 'catalogue', to: '/lam-viec/danh-muc', permission: null },
  { id: 'notices', to: '/lam-viec/thong-bao', permission: null },
  { id: 'audit', to: '/lam-viec/nhat-ky', permission: 'kernel.audit.list' },
] as const;

export type DeskPage = (typeof pages)[number];
