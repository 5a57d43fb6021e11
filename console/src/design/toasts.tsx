import { signal } from '@preact/signals';
import { X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from './icon-button.tsx';

export interface Toast {
  readonly text: string;
  readonly isFailure?: boolean;
  /** What a button of the toast does. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Called when it goes without its action. */
  readonly onEnd?: () => void;
}

const LIFE = 6000;

const toasts = signal<readonly Toast[]>([]);

/** Tells something at the edge of the page, for some seconds. Returns what takes it away. */
export function tell(toast: Toast): () => void {
  toasts.value = [...toasts.value, toast];
  return () => remove(toast);
}

function remove(toast: Toast): void {
  toasts.value = toasts.value.filter((one) => one !== toast);
}

/** The toasts, which stay while they are pointed at or have the focus. */
export function Toasts() {
  return (
    <section class="toasts" aria-label="Notifications" aria-live="polite">
      {toasts.value.map((toast) => (
        <ToastView key={toast} toast={toast} />
      ))}
    </section>
  );
}

function ToastView({ toast }: { toast: Toast }) {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const end = () => {
    remove(toast);
    toast.onEnd?.();
  };
  const stop = () => clearTimeout(timer.current);
  const start = () => {
    stop();
    timer.current = setTimeout(end, LIFE);
  };
  useEffect(() => {
    start();
    return stop;
  }, []);
  return (
    <div
      class={toast.isFailure ? 'toast failed' : 'toast'}
      role={toast.isFailure ? 'alert' : undefined}
      onPointerEnter={stop}
      onPointerLeave={start}
      onFocusIn={stop}
      onFocusOut={start}
    >
      <span>{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          class="link"
          onClick={() => {
            remove(toast);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      )}
      <IconButton icon={X} label="Dismiss" onClick={end} />
    </div>
  );
}
