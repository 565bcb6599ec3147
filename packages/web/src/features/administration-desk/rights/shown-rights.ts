/** What the page of rights lists when nobody is chosen. */
export const shownRights = ['ending', 'locked', 'future', 'conflicts'] as const;
