/** What a file chooser offers as papers: what is kept, and what the server turns into it. */
export const paperKinds =
  'application/pdf,image/jpeg,image/png,image/heic,image/heif,image/tiff,.heic,.heif,.tif,.tiff';
