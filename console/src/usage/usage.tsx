export function Usage() {
  return (
    <header class="bar">
      <h1>Usage</h1>
    </header>
  );
}
