import { useEffect, useRef } from 'preact/hooks';

/** The first page of a PDF. */
export function Document({ blob }: { blob: Blob }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isSeen = true;
    const draw = async () => {
      // It outweighs the rest of the page, and is loaded with the first PDF that is seen.
      const { drawFirstPage } = await import('./draw-first-page.ts');
      if (isSeen && canvas.current !== null) await drawFirstPage(blob, canvas.current);
    };
    // Whatever cannot be drawn keeps its icon.
    void draw().catch(() => {});
    return () => {
      isSeen = false;
    };
  }, [blob]);
  return <canvas ref={canvas} class="page" />;
}
