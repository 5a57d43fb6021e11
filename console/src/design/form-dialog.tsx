import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { wordsOf } from '../api.ts';
import { Dialog } from './dialog.tsx';
import { useFocus } from './use-focus.ts';

export interface FormDialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** What the button does, in a word. */
  readonly action: string;
  readonly isDangerous?: boolean;
  /** Does it. What it rejects with is shown, and the dialog stays. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
}

/** A dialog with a form. */
export function FormDialog({ title, children, action, isDangerous, onSubmit, onClose }: FormDialogProps) {
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const failureId = useId();
  const cancel = useFocus<HTMLButtonElement>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    failure.value = '';
    try {
      await onSubmit();
      onClose();
    } catch (error) {
      failure.value = wordsOf(error);
    }
    isBusy.value = false;
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" onSubmit={submit} aria-describedby={failureId}>
        {children}
        <p id={failureId} role="alert" class="failure">
          {failure}
        </p>
        <div class="row end">
          <button ref={isDangerous ? cancel : null} type="button" class="secondary" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class={isDangerous ? 'dangerous' : ''} aria-busy={isBusy}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
