import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Of a list, the rows that are drawn: those that can be seen and a few around them. */
export interface Rows {
  readonly first: number;
  /** The first one that is not drawn any more. */
  readonly end: number;
}

export interface WindowOptions {
  readonly rows: number;
  /** The height of each, in CSS pixels. */
  readonly rowHeight: number;
  /** Rows drawn before and after those that can be seen. */
  readonly around: number;
}

/** The rows of a long list to draw, as its scrolling element is scrolled and changes its size. */
export function useWindow(
  scroller: RefObject<HTMLElement>,
  { rows, rowHeight, around }: WindowOptions,
): Rows {
  const [seen, setSeen] = useState<Rows>({ first: 0, end: around });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - around);
      const end = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + around;
      setSeen((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [rowHeight, around]);
  return { first: Math.min(seen.first, Math.max(0, rows - 1)), end: Math.min(seen.end, rows) };
}
