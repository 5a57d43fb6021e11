import { render } from 'preact';
import { App } from './app.tsx';
import { followLinks } from './navigation.ts';
import { showTheme } from './theme.ts';

showTheme();
followLinks();
render(<App />, document.body);
