/** Lets the user choose files to upload. */
export function UploadButton() {
  return null;
}
