import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { chosenFiles } from './dropped.ts';
import type { ChosenFile } from './upload.ts';

export interface PickerProps {
  readonly children: ComponentChildren;
  readonly class?: string;
  /** What it is called, where its children are no text. */
  readonly label?: string;
  /** Chooses a folder with all that is in it. */
  readonly isFolder?: boolean;
  readonly onPick: (files: readonly ChosenFile[]) => void;
}

/** A button that lets the user choose files. */
export function Picker({ children, class: className = '', label, isFolder = false, onPick }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={className} aria-label={label} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        {...(isFolder ? { webkitdirectory: true } : {})}
        onChange={({ currentTarget }) => {
          onPick(chosenFiles(currentTarget.files));
          // The same files can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
