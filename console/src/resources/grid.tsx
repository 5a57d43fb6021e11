import type { Resource } from '../api.ts';
import { sizeOf } from '../design/size.ts';
import { addressOf } from '../navigation.ts';
import { Thumbnail } from '../previews/thumbnail.tsx';
import type { Drawn } from './browser.tsx';
import { isOpen } from './browser.tsx';
import { Expiry } from './expiry.tsx';
import { pages, shown } from './list.ts';

/** Files as cards with previews. */
export function Grid({ drawn: { first, end, tabStop, columns, rowHeight } }: { drawn: Drawn }) {
  const files = shown.value;
  const total = pages.state.value === 'all' ? files.length : -1;
  const rows = Math.ceil(files.length / columns);
  return (
    <ul
      class="cards"
      style={{
        paddingTop: `${(first / columns) * rowHeight}px`,
        height: `${rows * rowHeight}px`,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
      }}
    >
      {files.slice(first, end).map((file, index) => (
        <li key={file.id} class="card" aria-setsize={total} aria-posinset={first + index + 1}>
          <Card file={file} index={first + index} isTabStop={first + index === tabStop} />
        </li>
      ))}
    </ul>
  );
}

function Card({ file, index, isTabStop }: { file: Resource; index: number; isTabStop: boolean }) {
  return (
    <a
      href={addressOf({ path: ['files', file.id] })}
      data-index={index}
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isOpen(file.id) ? 'true' : undefined}
    >
      <Thumbnail file={file} />
      <span class="name" title={file.file_name}>
        {file.file_name}
      </span>
      <span class="facts quiet">
        <span class="number">{file.status === 'uploading' ? 'Uploading' : sizeOf(file.size)}</span>
        <Expiry at={file.expires_at} />
      </span>
    </a>
  );
}
