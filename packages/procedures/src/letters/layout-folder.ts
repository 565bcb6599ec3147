import { fileURLToPath } from 'node:url';

/** Folder of the layouts of this system's letters, for the letter press. */
export const layoutFolder: string = fileURLToPath(new URL('../../layouts', import.meta.url));
