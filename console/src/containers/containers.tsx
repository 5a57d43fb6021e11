export function Containers() {
  return (
    <header class="bar">
      <h1>Containers</h1>
    </header>
  );
}
