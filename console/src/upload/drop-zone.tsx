import { useSignal } from '@preact/signals';
import { Upload as UploadIcon } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { wordsOf } from '../api.ts';
import { tell } from '../design/toasts.tsx';
import { droppedFiles, hasFiles } from './dropped.ts';
import { chosen } from './store.ts';

/** Takes files and folders that are dropped anywhere in the page. */
export function DropZone() {
  const isOver = useSignal(false);
  useEffect(() => {
    /** Entering an element comes before leaving the one around it. */
    let depth = 0;
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      isOver.value = true;
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      isOver.value = depth > 0;
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      depth = 0;
      isOver.value = false;
      droppedFiles(event.dataTransfer)
        .then((files) => {
          if (files.length === 0) tell({ text: 'There are no files in what was dropped.', isFailure: true });
          chosen.value = [...chosen.value, ...files];
        })
        .catch((error) => tell({ text: `The files cannot be read. ${wordsOf(error)}`, isFailure: true }));
    };
    const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onDrop };
    for (const [name, listener] of Object.entries(listeners))
      addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        removeEventListener(name, listener as EventListener);
    };
  }, []);
  if (!isOver.value) return null;
  return (
    <div class="drop-zone">
      <p>
        <UploadIcon aria-hidden="true" class="large" />
        Drop files or folders to upload them
      </p>
    </div>
  );
}
