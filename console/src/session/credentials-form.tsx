import { useSignal } from '@preact/signals';
import { wordsOf } from '../api.ts';
import { useFocus } from '../design/use-focus.ts';
import { signIn } from './session.ts';

export interface CredentialsFormProps {
  /** The user whose password alone is asked for. */
  readonly username?: string;
  readonly action: string;
}

/** Asks for a name and a password, and signs in. */
export function CredentialsForm({ username, action }: CredentialsFormProps) {
  const name = useSignal(username ?? '');
  const password = useSignal('');
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const first = useFocus<HTMLInputElement>();

  const submit = async (event: Event) => {
    event.preventDefault();
    isBusy.value = true;
    failure.value = '';
    await signIn(name.value.trim(), password.value).catch((error) => {
      failure.value = wordsOf(error);
      password.value = '';
    });
    isBusy.value = false;
  };

  return (
    <form onSubmit={submit} class="stack">
      <label>
        User name
        <input
          ref={username === undefined ? first : null}
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
          readOnly={username !== undefined}
          value={name}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      <label>
        Password
        <input
          ref={username === undefined ? null : first}
          type="password"
          name="password"
          autocomplete="current-password"
          required
          value={password}
          aria-invalid={failure.value === '' ? undefined : true}
          aria-describedby="sign-in-failure"
          onInput={(event) => {
            password.value = event.currentTarget.value;
          }}
        />
      </label>
      <p id="sign-in-failure" role="alert" class="failure">
        {failure}
      </p>
      <button type="submit" aria-busy={isBusy} disabled={isBusy}>
        {action}
      </button>
    </form>
  );
}
