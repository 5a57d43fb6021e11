import { Upload as UploadIcon } from 'lucide-preact';
import { DropZone } from './drop-zone.tsx';
import { Panel } from './panel.tsx';
import { Picker } from './picker.tsx';
import { chosen, uploads } from './store.ts';
import { UploadDialog } from './upload-dialog.tsx';
import './upload.css';

/** Lets the user choose files to upload. */
export function UploadButton() {
  return (
    <Picker
      onPick={(files) => {
        chosen.value = files;
      }}
    >
      <UploadIcon aria-hidden="true" /> Upload
    </Picker>
  );
}

/** All that is to be seen of uploads, whatever the view. */
export function Uploads() {
  return (
    <>
      <DropZone />
      {chosen.value.length > 0 && <UploadDialog />}
      {uploads.value.length > 0 && <Panel />}
    </>
  );
}
