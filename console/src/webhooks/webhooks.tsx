export function Webhooks() {
  return (
    <header class="bar">
      <h1>Webhooks</h1>
    </header>
  );
}
