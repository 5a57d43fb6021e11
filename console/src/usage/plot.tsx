import { useSignal } from '@preact/signals';
import { sizeOf } from '../design/size.ts';
import { dayOf } from '../design/time.ts';
import { type Day, kinds, kindWords, type Measure, scaleFor } from './days.ts';

const words: Readonly<Record<Measure, string>> = { bytes: 'Bytes uploaded', files: 'Files uploaded' };

const HEIGHT = 100;
/** Of a day's width. */
const GAP = 0.2;

/** A count in words. */
export function countOf(measure: Measure, count: number): string {
  return measure === 'bytes' ? sizeOf(count) : Math.round(count).toLocaleString();
}

/** What was uploaded on each day, by kind: bars, and the same as a table. */
export function Plot({ days, measure }: { days: readonly Day[]; measure: Measure }) {
  const pointed = useSignal<number | undefined>(undefined);
  const total = days.reduce((sum, one) => sum + one[measure], 0);
  const scale = scaleFor(Math.max(...days.map((one) => one[measure])));
  const largest = days.reduce((most, one) => (one[measure] > most[measure] ? one : most));
  const summary =
    total === 0
      ? 'nothing'
      : `${countOf(measure, total)} in all, at most ${countOf(measure, largest[measure])} on ${dayOf(largest.day)}`;
  const day = pointed.value === undefined ? undefined : days[pointed.value];
  return (
    <figure class="plot">
      <figcaption>
        <h2>{words[measure]}</h2>
        <span class="figure number">{countOf(measure, total)}</span>
      </figcaption>
      <div class="plot-area">
        <div class="scale quiet number" aria-hidden="true">
          {[scale, scale / 2, 0].map((value) => (
            <span key={value}>{scale === 1 && value === 0.5 ? '' : countOf(measure, value)}</span>
          ))}
        </div>
        <div
          class="bars"
          onPointerMove={({ clientX, currentTarget }) => {
            const { left, width } = currentTarget.getBoundingClientRect();
            pointed.value = Math.max(
              0,
              Math.min(days.length - 1, Math.floor(((clientX - left) / width) * days.length)),
            );
          }}
          onPointerLeave={() => {
            pointed.value = undefined;
          }}
        >
          <svg
            role="img"
            aria-label={`${words[measure]} by day and kind: ${summary}. The table below has the numbers.`}
            viewBox={`0 0 ${days.length} ${HEIGHT}`}
            preserveAspectRatio="none"
          >
            {days.map((one, index) => (
              <Bar
                key={one.day}
                day={one}
                measure={measure}
                x={index}
                scale={scale}
                isPointed={index === pointed.value}
              />
            ))}
          </svg>
          {day !== undefined && (
            <Hint day={day} measure={measure} at={((pointed.value ?? 0) + 0.5) / days.length} />
          )}
        </div>
        <div class="axis quiet" aria-hidden="true">
          <span>{dayOf(days[0]?.day ?? '')}</span>
          <span>{dayOf(days.at(-1)?.day ?? '')}</span>
        </div>
      </div>
      <NumbersTable days={days} measure={measure} />
    </figure>
  );
}

interface BarProps {
  readonly day: Day;
  readonly measure: Measure;
  readonly x: number;
  readonly scale: number;
  readonly isPointed: boolean;
}

function Bar({ day, measure, x, scale, isPointed }: BarProps) {
  let top = HEIGHT;
  return (
    <g>
      {isPointed && <rect class="pointed" x={x} y={0} width={1} height={HEIGHT} />}
      {kinds.map((kind) => {
        const height = ((day.kinds[kind]?.[measure] ?? 0) / scale) * HEIGHT;
        top -= height;
        return height === 0 ? null : (
          <rect key={kind} class={`kind-${kind}`} x={x + GAP / 2} y={top} width={1 - GAP} height={height} />
        );
      })}
    </g>
  );
}

/** The numbers of the day that is pointed at. */
function Hint({ day, measure, at }: { day: Day; measure: Measure; at: number }) {
  return (
    <div class={at > 0.5 ? 'hint before' : 'hint'} style={{ left: `${at * 100}%` }} aria-hidden="true">
      <strong>{dayOf(day.day)}</strong>
      {kinds.map((kind) => {
        const count = day.kinds[kind]?.[measure] ?? 0;
        return count === 0 ? null : (
          <span key={kind}>
            <i class={`kind-${kind}`} /> {kindWords[kind]}
            <span class="number">{countOf(measure, count)}</span>
          </span>
        );
      })}
      {day[measure] === 0 && <span class="quiet">Nothing</span>}
    </div>
  );
}

/** The plot for those who read it. */
function NumbersTable({ days, measure }: { days: readonly Day[]; measure: Measure }) {
  const some = days.filter((one) => one.files > 0).toReversed();
  if (some.length === 0) return null;
  const used = kinds.filter((kind) => some.some((one) => one.kinds[kind] !== undefined));
  return (
    <details>
      <summary>As a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls (axe, "scrollable-region-focusable") */}
      <section class="numbers" tabIndex={0} aria-label={`${words[measure]}, as a table`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {used.map((kind) => (
                <th key={kind} scope="col" class="right">
                  {kindWords[kind]}
                </th>
              ))}
              <th scope="col" class="right">
                All
              </th>
            </tr>
          </thead>
          <tbody>
            {some.map((one) => (
              <tr key={one.day}>
                <th scope="row">{dayOf(one.day)}</th>
                {used.map((kind) => (
                  <td key={kind} class="right number">
                    {countOf(measure, one.kinds[kind]?.[measure] ?? 0)}
                  </td>
                ))}
                <td class="right number">{countOf(measure, one[measure])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
