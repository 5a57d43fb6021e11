import { Toasts } from './design/toasts.tsx';
import { PasswordDialog } from './session/password-dialog.tsx';
import { session } from './session/session.ts';
import { SignIn } from './session/sign-in.tsx';
import { Shell } from './shell.tsx';

export function App() {
  return (
    <>
      {session.value === undefined ? <SignIn /> : <Shell />}
      <PasswordDialog />
      <Toasts />
    </>
  );
}
