import { useSignal } from '@preact/signals';
import type { Container } from '../api.ts';
import { FormDialog } from '../design/form-dialog.tsx';
import { TagField } from '../design/tag-field.tsx';
import { useFocus } from '../design/use-focus.ts';
import { startClone } from './clone.ts';
import { addContainer, changeContainer, deleteContainer } from './list.ts';

export interface ContainerDialogProps {
  readonly container: Container;
  readonly onClose: () => void;
}

/** Makes a container, or changes one. */
export function EditDialog({ container, onClose }: { container?: Container; onClose: () => void }) {
  const name = useSignal(container?.name ?? '');
  const description = useSignal(container?.description ?? '');
  const tags = useSignal<readonly string[]>(container?.tags ?? []);
  const first = useFocus<HTMLInputElement>();
  const submit = () => {
    const draft = { name: name.value, description: description.value, tags: [...tags.value] };
    return container === undefined ? addContainer(draft) : changeContainer(container.id, draft);
  };
  return (
    <FormDialog
      title={container === undefined ? 'New container' : 'Edit the container'}
      action={container === undefined ? 'Make' : 'Save'}
      onSubmit={submit}
      onClose={onClose}
    >
      <label>
        Name
        <input
          ref={first}
          required
          value={name}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
          }}
        />
      </label>
      <label>
        Description
        <input
          value={description}
          onInput={({ currentTarget }) => {
            description.value = currentTarget.value;
          }}
        />
      </label>
      <TagField
        tags={tags.value}
        onChange={(changed) => {
          tags.value = changed;
        }}
      />
    </FormDialog>
  );
}

export function CloneDialog({ container, onClose }: ContainerDialogProps) {
  const name = useSignal(`Copy of ${container.name}`);
  const first = useFocus<HTMLInputElement>();
  return (
    <FormDialog
      title="Clone the container"
      action="Clone"
      onSubmit={() => startClone(container, name.value)}
      onClose={onClose}
    >
      <p class="quiet">Every file in it is copied. You can go on working meanwhile.</p>
      <label>
        Name of the copy
        <input
          ref={first}
          required
          value={name}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
          }}
        />
      </label>
    </FormDialog>
  );
}

export function DeleteDialog({ container, onClose }: ContainerDialogProps) {
  return (
    <FormDialog
      title="Delete the container"
      action="Delete everything"
      isDangerous
      onSubmit={() => deleteContainer(container.id)}
      onClose={onClose}
    >
      <p>
        <strong>{container.name || container.id}</strong> is deleted with all files in it. That cannot be
        taken back.
      </p>
    </FormDialog>
  );
}
