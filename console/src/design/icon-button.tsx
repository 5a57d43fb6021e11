import type { LucideIcon } from 'lucide-preact';
import type { ButtonHTMLAttributes } from 'preact';

interface IconButtonProps extends ButtonHTMLAttributes {
  readonly icon: LucideIcon;
  /** What a screen reader says. */
  readonly label: string;
}

/** A button with an icon alone; its label is seen as well while the pointer rests on it, unless `title` is. */
export function IconButton({ icon: Icon, label, title = label, ...others }: IconButtonProps) {
  return (
    <button type="button" class="icon" aria-label={label} title={title} {...others}>
      <Icon aria-hidden="true" />
    </button>
  );
}
