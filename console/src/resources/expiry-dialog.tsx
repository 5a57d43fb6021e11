import { useSignal } from '@preact/signals';
import { FormDialog } from '../design/form-dialog.tsx';
import { useFocus } from '../design/use-focus.ts';
import type { ChangeDialogProps } from './rename-dialog.tsx';

const DAY = 24 * 60 * 60 * 1000;

/** Lives to choose from, in days. */
const LIVES = { '1 day': 1, '7 days': 7, '30 days': 30, '1 year': 365 } as const;

/** The service takes an end at most so far away. */
const FARTHEST = 365;

/** Chooses when a file ends. */
export function ExpiryDialog({ file, onChange, onClose }: ChangeDialogProps) {
  const inDays = (days: number) => localTime(new Date(Date.now() + days * DAY));
  const end = useSignal(file.expires_at === null ? inDays(30) : localTime(new Date(file.expires_at)));
  const first = useFocus<HTMLInputElement>();
  return (
    <FormDialog
      title="Change the end"
      action="Save"
      onSubmit={() => onChange({ expires_at: new Date(end.value).toISOString() })}
      onClose={onClose}
    >
      <p class="quiet">
        {file.expires_at === null
          ? 'The file stays until it is deleted. With an end, it is deleted at that time.'
          : 'The file is deleted at its end.'}
      </p>
      <fieldset class="row lives">
        <legend class="hidden-label">From now on</legend>
        {Object.entries(LIVES).map(([label, days]) => (
          <button
            key={label}
            type="button"
            class="secondary"
            onClick={() => {
              end.value = inDays(days);
            }}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <label>
        End
        <input
          ref={first}
          type="datetime-local"
          required
          min={localTime(new Date())}
          max={inDays(FARTHEST)}
          value={end}
          onInput={({ currentTarget }) => {
            end.value = currentTarget.value;
          }}
        />
      </label>
    </FormDialog>
  );
}

/** A time in the user's zone, as an input has it, to the minute. */
function localTime(time: Date): string {
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
