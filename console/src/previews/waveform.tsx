import { useEffect, useRef } from 'preact/hooks';

const BARS = 48;
/** Enough for a drawing, and quick to decode. */
const SAMPLE_RATE = 8000;

/** The loudness of a recording over its time. */
export function Waveform({ blob }: { blob: Blob }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    // Whatever cannot be decoded keeps its icon.
    void drawWaveform(blob, canvas).catch(() => {});
  }, [blob]);
  return <canvas ref={canvas} class="waveform" width={BARS * 4} height={80} />;
}

async function drawWaveform(
  blob: Blob,
  canvas: { readonly current: HTMLCanvasElement | null },
): Promise<void> {
  const decoder = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const samples = (await decoder.decodeAudioData(await blob.arrayBuffer())).getChannelData(0);
  const context = canvas.current?.getContext('2d');
  if (!canvas.current || !context) return;
  const { width, height } = canvas.current;
  const peaks = Array.from({ length: BARS }, (_, bar) => peakOf(samples, bar));
  const loudest = Math.max(...peaks, 0.01);
  context.fillStyle = getComputedStyle(canvas.current).color;
  peaks.forEach((peak, bar) => {
    const length = Math.max(2, (peak / loudest) * height);
    context.fillRect((bar * width) / BARS, (height - length) / 2, width / BARS - 1.5, length);
  });
  canvas.current.classList.add('drawn');
}

function peakOf(samples: Float32Array, bar: number): number {
  const from = Math.floor((bar * samples.length) / BARS);
  const until = Math.floor(((bar + 1) * samples.length) / BARS);
  let peak = 0;
  for (let index = from; index < until; index += 1) peak = Math.max(peak, Math.abs(samples[index] ?? 0));
  return peak;
}
