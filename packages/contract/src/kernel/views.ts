import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { UnitId, UnitRef, line, uuid } from '../values.ts';

export const ViewId = uuid().brand<'ViewId'>().describe('Id of a saved view');
export type ViewId = z.infer<typeof ViewId>;

export const viewPages = ['inbox', 'dossiers'] as const;
export const ViewPage = z.enum(viewPages).describe('The list that it filters');
export type ViewPage = z.infer<typeof ViewPage>;

/** Most views of one person for one list. */
export const mostViews = 20;

const Search = z
  .record(z.string().regex(/^[a-zA-Z]{1,20}$/), line(200))
  .refine((search) => Object.keys(search).length <= 20, { message: 'too-many-fields' })
  .describe("Fields of the page's address");

const name = line(60).pipe(z.string().min(1)).describe('How it is called');

/** Filters of a list under a name. */
export const SavedView = z
  .object({
    id: ViewId,
    name: z.string().describe('How it is called'),
    search: z.record(z.string(), z.string()).describe("Fields of the page's address"),
    mine: z.boolean().describe('Whether the caller has made it'),
    sharedWith: UnitRef.nullable().describe('The unit that sees it, with what lies below; null: nobody else does'),
    isFirst: z.boolean().describe('Whether the page opens with it for the caller'),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

export const listViews = defineEndpoint({
  name: 'kernel.view.list',
  summary: "Saved views of a list: the caller's own, then those that are shared with units of theirs",
  method: 'GET',
  path: '/views',
  access: 'person',
  input: z.object({ page: ViewPage }),
  output: z.object({ items: z.array(SavedView).describe('By name') }),
});

export const saveView = defineEndpoint({
  name: 'kernel.view.save',
  summary: "Save filters of a list under a name; one's own view of the name takes them over",
  method: 'POST',
  path: '/views',
  access: 'person',
  input: z.object({ page: ViewPage, name, search: Search }),
  output: z.object({ id: ViewId }),
  refusals: ['view.too-many', 'view.not-shared-by-you'],
});

export const renameView = defineEndpoint({
  name: 'kernel.view.rename',
  summary: 'Give a view of the caller another name',
  method: 'PUT',
  path: '/views/:viewId',
  access: 'person',
  input: z.object({ viewId: ViewId, name }),
  output: z.object({ id: ViewId }),
  refusals: ['view.name-taken', 'view.not-shared-by-you'],
});

export const openWithView = defineEndpoint({
  name: 'kernel.view.open-with',
  summary: 'A list opens with a view for the caller from now on, or with none',
  method: 'PUT',
  path: '/first-views/:page',
  access: 'person',
  input: z.object({ page: ViewPage, view: ViewId.nullable().describe('Null: with everything') }),
  output: z.object({}),
});

export const shareView = defineEndpoint({
  name: 'kernel.view.share',
  summary: 'Show a view of the caller to a unit where they hold the permission, or to nobody else any more',
  method: 'PUT',
  path: '/views/:viewId/unit',
  access: 'official',
  input: z.object({ viewId: ViewId, unitId: UnitId.nullable().describe('Null: nobody else sees it') }),
  output: z.object({ id: ViewId }),
  refusals: ['view.not-own'],
});

export const deleteView = defineEndpoint({
  name: 'kernel.view.discard',
  summary: 'Take a view of the caller away, for whoever it was shared with too',
  method: 'DELETE',
  path: '/views/:viewId',
  access: 'person',
  input: z.object({ viewId: ViewId }),
  output: z.object({}),
});
