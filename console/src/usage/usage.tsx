import { useSignal } from '@preact/signals';
import { RefreshCw } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { Usage as UsageOfDays } from 'resource-manager-client';
import { api, wordsOf } from '../api.ts';
import { sizeOf } from '../design/size.ts';
import { addressOf, navigate, query } from '../navigation.ts';
import { kindOf } from '../resources/kind.ts';
import { daysOf, kinds, kindWords, lastDays, typesOf } from './days.ts';
import { Plot } from './plot.tsx';
import './usage.css';
import { FailedList } from '../design/failed-list.tsx';
import { IconButton } from '../design/icon-button.tsx';

/** Periods to choose from, in days. */
const periods = { 7: '7 days', 30: '30 days', 90: '90 days', 365: '1 year' } as const;

const DEFAULT = '30';

/** What was uploaded, by day and by type. */
export function Usage() {
  const answer = useSignal<UsageOfDays | undefined>(undefined);
  const failure = useSignal('');
  const chosen = query.value.get('days') ?? '';
  const period = Object.hasOwn(periods, chosen) ? chosen : DEFAULT;
  const load = async () => {
    failure.value = '';
    try {
      const { data } = await api.GET('/v1/usage', { params: { query: lastDays(Number(period)) } });
      answer.value = data;
    } catch (error) {
      failure.value = wordsOf(error);
    }
  };
  useEffect(() => void load(), [period]);
  return (
    <>
      <header class="bar">
        <h1>Usage</h1>
        <select
          aria-label="Period"
          class="period"
          value={period}
          onChange={({ currentTarget }) =>
            navigate(addressOf({ query: { days: currentTarget.value } }), { replace: true })
          }
        >
          {Object.entries(periods).map(([days, words]) => (
            <option key={days} value={days}>{`Last ${words}`}</option>
          ))}
        </select>
        <IconButton icon={RefreshCw} label="Look again" onClick={load} />
      </header>
      <section
        class="scroller usage"
        aria-label="Usage"
        aria-busy={answer.value === undefined && failure.value === ''}
      >
        {failure.value !== '' && <FailedList reason={failure.value} onRetry={load} />}
        {answer.value === undefined && failure.value === '' && <progress aria-label="Loading the usage" />}
        {answer.value !== undefined && failure.value === '' && <Answer answer={answer.value} />}
      </section>
    </>
  );
}

function Answer({ answer }: { answer: UsageOfDays }) {
  const days = daysOf(answer);
  const used = kinds.filter((kind) => days.some((one) => one.kinds[kind] !== undefined));
  if (answer.total.files === 0)
    return (
      <div class="remark">
        <p>No file of yours was uploaded in these days.</p>
      </div>
    );
  return (
    <>
      <div class="plots">
        <Plot days={days} measure="bytes" />
        <Plot days={days} measure="files" />
      </div>
      <ul class="legend" aria-label="Kinds of files">
        {used.map((kind) => (
          <li key={kind}>
            <i class={`kind-${kind}`} /> {kindWords[kind]}
          </li>
        ))}
      </ul>
      <Types answer={answer} />
      <p class="quiet">
        Files that there are, by the day of their upload (UTC). The counts follow the files a moment later.
      </p>
    </>
  );
}

function Types({ answer }: { answer: UsageOfDays }) {
  const types = typesOf(answer);
  const share = (bytes: number) => (answer.total.bytes === 0 ? 0 : bytes / answer.total.bytes);
  return (
    <section class="types">
      <h2 id="by-type">By type</h2>
      <table aria-labelledby="by-type">
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col" class="right">
              Files
            </th>
            <th scope="col" class="right">
              Bytes
            </th>
            <th scope="col" class="right">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {types.map(({ type, files, bytes }) => (
            <tr key={type}>
              <th scope="row">
                <span class="name">{type}</span>
                <svg class="share" aria-hidden="true" viewBox="0 0 1 1" preserveAspectRatio="none">
                  <rect class={`kind-${kindOf({ mime_type: type })}`} width={share(bytes)} height={1} />
                </svg>
              </th>
              <td class="right number">{files.toLocaleString()}</td>
              <td class="right number">{sizeOf(bytes)}</td>
              <td class="right number">{(share(bytes) * 100).toFixed(1)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
