import { useSignal } from '@preact/signals';
import { Check, Copy } from 'lucide-preact';
import { tell } from './toasts.tsx';

/** Copies a text. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const isCopied = useSignal(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      isCopied.value = true;
      setTimeout(() => {
        isCopied.value = false;
      }, 1500);
    } catch {
      tell({ text: 'The browser does not let this page copy: select the text instead.', isFailure: true });
    }
  };
  const Icon = isCopied.value ? Check : Copy;
  return (
    <button
      type="button"
      class="icon"
      aria-label={isCopied.value ? 'Copied' : label}
      title={label}
      onClick={copy}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
