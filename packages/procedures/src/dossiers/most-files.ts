/** Most files of one dossier. The thickest of the catalogue asks for some forty papers; what is scanned page by page belongs
 * into one PDF. */
export const mostFiles = 200;
