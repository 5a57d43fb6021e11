import { effect, signal } from '@preact/signals';

export type Layout = 'grid' | 'table';

const KEY = 'layout';

/** How files are laid out, remembered in this browser. */
export const layout = signal<Layout>(localStorage.getItem(KEY) === 'table' ? 'table' : 'grid');

effect(() => localStorage.setItem(KEY, layout.value));
