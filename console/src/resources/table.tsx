import { ArrowDown, ArrowUp } from 'lucide-preact';
import type { Resource } from '../api.ts';
import { containerName } from '../containers/store.ts';
import { sizeOf } from '../design/size.ts';
import { dateOf, dayOf } from '../design/time.ts';
import { addressOf } from '../navigation.ts';
import { Thumbnail } from '../previews/thumbnail.tsx';
import { type Drawn, isOpen } from './browser.tsx';
import { Expiry } from './expiry.tsx';
import { filterBy, filters } from './filters.ts';
import { pages, shown } from './list.ts';

/** The height of the heading, in CSS pixels, as in the style sheet. */
const HEADING = 36;

/** Files as rows. */
export function Table({ drawn: { first, end, tabStop, rowHeight } }: { drawn: Drawn }) {
  const files = shown.value;
  return (
    // The heading stays where it is, for the table always begins above what can be seen.
    <div
      class="table-space"
      style={{ paddingTop: `${first * rowHeight}px`, height: `${HEADING + files.length * rowHeight}px` }}
    >
      <table class="table" aria-rowcount={pages.state.value === 'all' ? files.length + 1 : -1}>
        <thead>
          <tr aria-rowindex={1}>
            <Sortable label="Name" up="name" down="-name" />
            <th scope="col" class="wide-only">
              Type
            </th>
            <th scope="col" class="right">
              Size
            </th>
            <th scope="col" class="wide-only">
              Container
            </th>
            <Sortable label="Created" up="created_at" down="-created_at" class="wide-only" />
            <th scope="col">Expires</th>
          </tr>
        </thead>
        <tbody>
          {files.slice(first, end).map((file, index) => (
            <Row key={file.id} file={file} index={first + index} isTabStop={first + index === tabStop} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ file, index, isTabStop }: { file: Resource; index: number; isTabStop: boolean }) {
  return (
    <tr aria-rowindex={index + 2} class={isOpen(file.id) ? 'open' : ''}>
      <td>
        <a
          href={addressOf({ path: ['files', file.id] })}
          data-index={index}
          tabIndex={isTabStop ? 0 : -1}
          aria-current={isOpen(file.id) ? 'true' : undefined}
          title={file.file_name}
        >
          <Thumbnail file={file} />
          <span class="name">{file.file_name}</span>
        </a>
      </td>
      <td class="quiet wide-only">{file.mime_type}</td>
      <td class="right number">{file.status === 'uploading' ? 'Uploading' : sizeOf(file.size)}</td>
      <td class="quiet wide-only">{file.container_id === null ? '' : containerName(file.container_id)}</td>
      <td class="quiet number wide-only" title={dateOf(file.created_at)}>
        {dayOf(file.created_at)}
      </td>
      <td>{file.expires_at === null ? <span class="quiet">Never</span> : <Expiry at={file.expires_at} />}</td>
    </tr>
  );
}

interface SortableProps {
  readonly label: string;
  readonly up: 'name' | 'created_at';
  readonly down: '-name' | '-created_at';
  readonly class?: string;
}

function Sortable({ label, up, down, class: className }: SortableProps) {
  // A search shows the best matches first.
  const { q, sort = q === undefined ? '-created_at' : undefined } = filters.value;
  const order = sort === up ? 'ascending' : sort === down ? 'descending' : undefined;
  const Arrow = order === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={order} class={className}>
      <button type="button" onClick={() => filterBy({ sort: sort === up ? down : up })}>
        {label} {order && <Arrow aria-hidden="true" />}
      </button>
    </th>
  );
}
