import type { MenuEntry } from '../menu.ts';

/** What anybody may read about procedures, in the menu of the portal. */
export const portalMenu: readonly MenuEntry[] = [
  { path: '/thu-tuc', name: { vi: 'Thủ tục', en: 'Procedures', uk: 'Процедури' } },
  { path: '/tra-cuu', name: { vi: 'Tra cứu hồ sơ', en: 'Look up a dossier', uk: 'Знайти справу' } },
];
