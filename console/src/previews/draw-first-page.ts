import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import workerSrc from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerSrc;

/** Enough for a card and for a panel on a sharp screen, in pixels. */
const WIDTH = 720;

/** Draws the first page of a PDF. Rejects if the bytes are none. */
export async function drawFirstPage(blob: Blob, canvas: HTMLCanvasElement): Promise<void> {
  // The page's policy allows no WebAssembly; without it, some rare images are left out.
  const loading = getDocument({ data: await blob.arrayBuffer(), useWasm: false, enableXfa: false });
  try {
    const page = await (await loading.promise).getPage(1);
    const { width } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: WIDTH / width });
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport }).promise;
    canvas.classList.add('drawn');
  } finally {
    await loading.destroy();
  }
}
