import { Dialog } from '../design/dialog.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { isPasswordNeeded, session, signOut } from './session.ts';

/** Asks for the password where the user is, when the token has ended. What they were doing waits and goes on. */
export function PasswordDialog() {
  const user = session.value;
  if (!isPasswordNeeded.value || user === undefined) return null;
  return (
    <Dialog title="Your session has ended">
      <p>Give your password to go on where you are: nothing is lost.</p>
      <CredentialsForm username={user.username} action="Go on" />
      <button type="button" class="link" onClick={signOut}>
        Sign out instead
      </button>
    </Dialog>
  );
}
