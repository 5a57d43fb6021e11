/** Says why a list could not be loaded, and lets the user try again. */
export function FailedList({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  return (
    <div class="remark" role="alert">
      <p>{reason}</p>
      <button type="button" class="secondary" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
