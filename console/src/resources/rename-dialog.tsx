import { useSignal } from '@preact/signals';
import type { Resource } from '../api.ts';
import { FormDialog } from '../design/form-dialog.tsx';
import { useFocus } from '../design/use-focus.ts';
import type { Change } from './changes.ts';

export interface ChangeDialogProps {
  readonly file: Resource;
  readonly onChange: (change: Change) => Promise<void>;
  readonly onClose: () => void;
}

export function RenameDialog({ file, onChange, onClose }: ChangeDialogProps) {
  const name = useSignal(file.file_name);
  const first = useFocus<HTMLInputElement>();
  return (
    <FormDialog
      title="Rename the file"
      action="Rename"
      onSubmit={() => onChange({ file_name: name.value.trim() })}
      onClose={onClose}
    >
      <label>
        Name, without spaces
        <input
          ref={first}
          required
          pattern="\S+"
          maxLength={255}
          spellcheck={false}
          value={name}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
          }}
        />
      </label>
    </FormDialog>
  );
}
