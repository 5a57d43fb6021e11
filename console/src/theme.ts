import { effect, signal } from '@preact/signals';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'theme';

/** The chosen theme; `auto` is the system's. */
export const theme = signal<Theme>(storedTheme());

/** Shows the theme, and remembers it, whenever it or the system's changes. */
export function showTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = signal(system.matches);
  system.addEventListener('change', () => {
    isDark.value = system.matches;
  });
  effect(() => {
    const own = isDark.value ? 'dark' : 'light';
    document.documentElement.dataset['theme'] = theme.value === 'auto' ? own : theme.value;
    localStorage.setItem(KEY, theme.value);
  });
}

function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return themes.find((one) => one === stored) ?? 'auto';
}
