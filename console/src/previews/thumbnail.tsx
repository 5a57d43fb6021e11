import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Resource } from '../api.ts';
import { type Kind, kindIcons, kindOf } from '../resources/kind.ts';
import { bytesOf, MAXIMUM_BYTES } from './bytes.ts';
import { Document } from './document.tsx';
import { Waveform } from './waveform.tsx';

/** How long a file must be in sight before its preview is loaded, in milliseconds. */
const PATIENCE = 120;

/** A preview of a small file, or the icon of its kind. */
export function Thumbnail({ file }: { file: Resource }) {
  const blob = useSignal<Blob | undefined>(undefined);
  const kind = kindOf(file);
  const isSmall = file.status === 'available' && file.size !== null && file.size <= MAXIMUM_BYTES;
  useEffect(() => {
    if (!isSmall || kind === 'other') return;
    let isSeen = true;
    const timer = setTimeout(async () => {
      // Whatever is wrong with the file, its icon remains.
      const bytes = await bytesOf(file).catch(() => undefined);
      if (isSeen) blob.value = bytes;
    }, PATIENCE);
    return () => {
      isSeen = false;
      clearTimeout(timer);
    };
  }, [file.id, file.etag, isSmall]);
  const Icon = kindIcons[kind];
  return (
    <span class="thumbnail" aria-hidden="true">
      <Icon />
      {blob.value && <Picture kind={kind} blob={blob.value} />}
    </span>
  );
}

function Picture({ kind, blob }: { kind: Kind; blob: Blob }) {
  switch (kind) {
    case 'image':
    case 'video':
      return <Visual kind={kind} blob={blob} />;
    case 'audio':
      return <Waveform blob={blob} />;
    case 'pdf':
      return <Document blob={blob} />;
    default:
      return <Excerpt blob={blob} />;
  }
}

/** A picture, or the first frame of a film. */
function Visual({ kind, blob }: { kind: 'image' | 'video'; blob: Blob }) {
  const url = useSignal('');
  const isBroken = useSignal(false);
  useEffect(() => {
    url.value = URL.createObjectURL(blob);
    return () => URL.revokeObjectURL(url.value);
  }, [blob]);
  if (url.value === '' || isBroken.value) return null;
  const fail = () => {
    isBroken.value = true;
  };
  return kind === 'image' ? (
    <img src={url} alt="" decoding="async" onError={fail} />
  ) : (
    <video src={`${url.value}#t=0.1`} muted playsInline preload="metadata" tabIndex={-1} onError={fail} />
  );
}

/** As much of a text as a preview shows, in bytes. */
const EXCERPT = 1500;

function Excerpt({ blob }: { blob: Blob }) {
  const text = useSignal('');
  useEffect(() => {
    void blob
      .slice(0, EXCERPT)
      .text()
      .then((value) => {
        text.value = value;
      });
  }, [blob]);
  return text.value === '' ? null : <span class="excerpt">{text}</span>;
}
