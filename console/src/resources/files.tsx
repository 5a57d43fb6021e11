export function Files() {
  return (
    <header class="bar">
      <h1>Files</h1>
    </header>
  );
}
