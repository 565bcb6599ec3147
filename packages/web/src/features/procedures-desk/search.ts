import { listDossiers, searchProcedures } from './endpoints.ts';
import { api } from '../../lib/api.ts';
import { deskLink } from '../../ui/desk/desk-link.ts';
import type { SearchSource } from '../../ui/desk/desk-part.ts';

/** Dossiers by code or by words of their owner's name. */
export const findDossiers: SearchSource = {
  id: 'dossier',
  permission: 'procedures.dossier.list',
  find: async (q, signal) => {
    const { items } = await api.call(listDossiers, { q, limit: 6 }, { signal });
    return items.map(({ id, code, ownerName, procedureName, procedureShortName }) => ({
      link: deskLink({ to: '/lam-viec/ho-so/$dossierId', params: { dossierId: id } }),
      label: `${code} · ${ownerName}`,
      detail: procedureShortName?.vi ?? procedureName,
    }));
  },
};

/** Procedures of the catalogue by code or by words without accents. Who types the name of a person looks for a dossier: a procedure
 * whose papers only happen to hold such words is no answer. */
export const findProcedures: SearchSource = {
  id: 'procedure',
  permission: null,
  find: async (q, signal) => {
    const { items, weak } = await api.call(searchProcedures, { q, limit: 8 }, { signal });
    return (weak ? [] : items).map(({ code, name, shortName }) => ({
      link: deskLink({ to: '/lam-viec/danh-muc', search: { code } }),
      label: shortName?.vi ?? name,
      detail: code,
    }));
  },
};
