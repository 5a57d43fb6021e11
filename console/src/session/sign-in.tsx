import { CredentialsForm } from './credentials-form.tsx';

/** The first view of somebody who is not signed in. */
export function SignIn() {
  return (
    <main class="sign-in">
      <article>
        <h1>Resource Manager</h1>
        <p class="quiet">Sign in with your user name and password.</p>
        <CredentialsForm action="Sign in" />
      </article>
      <p class="quiet">
        Programs use the API instead: <a href="/docs">its documentation</a>.
      </p>
    </main>
  );
}
