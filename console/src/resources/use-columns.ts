import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Layout } from './layout.ts';

/** The least width of a column, the space between two, and that at the sides, in CSS pixels, as in the style sheet. */
const WIDTH = 168;
const GAP = 12;
const SIDES = 32;

/** How many columns of the grid have room. */
export function useColumns(scroller: RefObject<HTMLElement>, layout: Layout): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || layout === 'table') {
      setColumns(1);
      return;
    }
    const measure = () =>
      setColumns(Math.max(2, Math.floor((element.clientWidth - SIDES + GAP) / (WIDTH + GAP))));
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    measure();
    return () => sizes.disconnect();
  }, [layout]);
  return columns;
}
