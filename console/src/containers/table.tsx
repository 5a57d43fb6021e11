import type { Container } from '../api.ts';
import { Menu } from '../design/menu.tsx';
import { dateOf, dayOf } from '../design/time.ts';
import type { Rows } from '../design/use-window.ts';
import { BASE } from '../navigation.ts';
import { clone } from './clone.ts';
import type { DialogName } from './containers.tsx';
import { pages } from './list.ts';

/** The height of the heading, in CSS pixels, as in the style sheet. */
const HEADING = 36;

export interface ContainerTableProps {
  readonly rows: Rows;
  readonly rowHeight: number;
  readonly onDialog: (name: DialogName, container: Container) => void;
}

/** Containers as rows. */
export function ContainerTable({ rows: { first, end }, rowHeight, onDialog }: ContainerTableProps) {
  const containers = pages.items.value;
  const isComplete = pages.state.value === 'all';
  return (
    <div
      class="table-space"
      style={{
        paddingTop: `${first * rowHeight}px`,
        height: `${HEADING + containers.length * rowHeight}px`,
      }}
    >
      <table class="table containers" aria-rowcount={isComplete ? containers.length + 1 : -1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Name</th>
            <th scope="col" class="wide-only">
              Description
            </th>
            <th scope="col" class="wide-only">
              Tags
            </th>
            <th scope="col" class="wide-only">
              Created
            </th>
            <th scope="col">
              <span class="hidden-label">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {containers.slice(first, end).map((container, index) => (
            <Row
              key={container.id}
              container={container}
              row={first + index + 2}
              onDialog={(name) => onDialog(name, container)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly container: Container;
  readonly row: number;
  readonly onDialog: (name: DialogName) => void;
}

function Row({ container, row, onDialog }: RowProps) {
  const { id, name, description, tags, createdAt } = container;
  return (
    <tr aria-rowindex={row}>
      <td>
        <a href={`${BASE}/files?container=${id}`} title={name}>
          <span class="name">{name || id}</span>
        </a>
        <Progress id={id} />
      </td>
      <td class="quiet wide-only" title={description}>
        {description}
      </td>
      <td class="wide-only">
        <span class="tags">
          {tags.map((tag) => (
            <span key={tag} class="tag shown">
              {tag}
            </span>
          ))}
        </span>
      </td>
      <td class="quiet number wide-only" title={dateOf(createdAt)}>
        {dayOf(createdAt)}
      </td>
      <td class="right">
        <Menu
          label={`Actions for ${name || id}`}
          items={[
            { label: 'Edit name and tags', run: () => onDialog('edit') },
            { label: 'Clone', run: () => onDialog('clone') },
            { label: 'Delete', run: () => onDialog('delete'), isDangerous: true },
          ]}
        />
      </td>
    </tr>
  );
}

/** How far the clone of a container is. */
function Progress({ id }: { id: string }) {
  const { from, name, total, copied } = clone.value ?? {};
  if (from !== id) return null;
  const words = total === 0 ? `Preparing ${name}` : `${copied} of ${total} files copied to ${name}`;
  return (
    <span class="clone quiet">
      <progress aria-label={words} {...(total === 0 ? {} : { max: total, value: copied })} /> {words}
    </span>
  );
}
