import { countdown, now } from '../design/time.ts';

const SOON = 24 * 60 * 60 * 1000;

/** How long a file lives; nothing for one that stays. */
export function Expiry({ at }: { at: string | null }) {
  if (at === null) return null;
  const left = Date.parse(at) - now.value;
  return (
    <time dateTime={at} class={left < SOON ? 'number soon' : 'number'} title={new Date(at).toLocaleString()}>
      {left <= 0 ? 'Expired' : countdown(left)}
    </time>
  );
}
