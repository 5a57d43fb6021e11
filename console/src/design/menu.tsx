import { Ellipsis } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  readonly isDangerous?: boolean;
}

export interface MenuProps {
  /** What the button is called. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** In the button; dots where this is left out. */
  readonly children?: ComponentChildren;
  readonly class?: string;
}

const GAP = 4;

/** A button that opens a menu (ARIA Authoring Practices, "Menu Button Pattern"). */
export function Menu({ label, items, children, class: className = 'icon' }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  const place = () => {
    if (button.current === null || menu.current === null) return;
    const { bottom, top, right } = button.current.getBoundingClientRect();
    const { offsetHeight: height, offsetWidth: width, style } = menu.current;
    const isBelow = bottom + GAP + height < innerHeight;
    style.top = `${Math.max(GAP, isBelow ? bottom + GAP : top - GAP - height)}px`;
    style.left = `${Math.max(GAP, Math.min(right - width, innerWidth - width - GAP))}px`;
  };

  const buttons = () => [...(menu.current?.querySelectorAll('button') ?? [])];

  const move = (event: KeyboardEvent) => {
    const all = buttons();
    const at = all.findIndex((one) => one.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    all[next % all.length]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class={className}
        aria-label={label}
        aria-haspopup="menu"
        popovertarget={id}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') menu.current?.showPopover();
        }}
      >
        {children ?? <Ellipsis aria-hidden="true" />}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        class="menu"
        onKeyDown={move}
        onToggle={(event) => {
          if (event.newState !== 'open') return;
          place();
          buttons()[0]?.focus();
        }}
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            class={item.isDangerous ? 'dangerous' : ''}
            onClick={() => {
              menu.current?.hidePopover();
              item.run();
            }}
          >
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}
