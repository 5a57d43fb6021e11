import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Resource } from '../api.ts';
import { kindIcons, kindOf, linkTo } from '../resources/kind.ts';
import { bytesOf } from './bytes.ts';
import { Document } from './document.tsx';

/** The file itself, as far as a browser shows it. */
export function Opened({ file }: { file: Resource }) {
  const link = linkTo(file);
  const isBroken = useSignal(false);
  const fail = () => {
    isBroken.value = true;
  };
  const kind = file.status === 'available' && !isBroken.value ? kindOf(file) : 'other';
  const Icon = kindIcons[kindOf(file)];
  switch (kind) {
    case 'image':
      return <img src={link} alt={file.file_name} onError={fail} />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: files have no captions.
      return <video src={link} controls preload="metadata" onError={fail} />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: files have no captions.
      return <audio src={link} controls preload="metadata" onError={fail} />;
    case 'text':
      return <Text file={file} />;
    case 'pdf':
      return <Pdf file={file} />;
    default:
      return <Icon class="large" aria-hidden="true" />;
  }
}

/** As much of a text as is shown, in bytes. */
const MOST_TEXT = 64 * 1024;

function Text({ file }: { file: Resource }) {
  const text = useSignal('');
  useEffect(() => {
    const load = async () => {
      const headers = { range: `bytes=0-${MOST_TEXT - 1}` };
      const response = await fetch(linkTo(file), { headers, credentials: 'omit' });
      if (response.ok) text.value = await response.text();
    };
    void load().catch(() => {});
  }, [file.id, file.etag]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
    <section tabIndex={0} aria-label="The beginning of the text">
      <pre>{text}</pre>
    </section>
  );
}

function Pdf({ file }: { file: Resource }) {
  const blob = useSignal<Blob | undefined>(undefined);
  useEffect(() => {
    void bytesOf(file)
      .then((bytes) => {
        blob.value = bytes;
      })
      .catch(() => {});
  }, [file.id, file.etag]);
  return blob.value === undefined ? null : <Document blob={blob.value} />;
}
