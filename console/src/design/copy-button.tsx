import { useSignal } from '@preact/signals';
import { Check, Copy } from 'lucide-preact';
import { IconButton } from './icon-button.tsx';
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
  return <IconButton icon={Icon} label={isCopied.value ? 'Copied' : label} title={label} onClick={copy} />;
}
