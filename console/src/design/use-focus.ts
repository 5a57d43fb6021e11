import { useEffect, useRef } from 'preact/hooks';

/** A ref of an element that gets the focus when it appears. */
export function useFocus<Focused extends HTMLElement>() {
  const ref = useRef<Focused>(null);
  useEffect(() => {
    ref.current?.focus();
    if (ref.current instanceof HTMLInputElement) ref.current.select();
  }, []);
  return ref;
}
