import { Box, CircleUser, Moon, Sun, SunMoon } from 'lucide-preact';
import { IconButton } from './design/icon-button.tsx';
import { Menu } from './design/menu.tsx';
import { BASE, path } from './navigation.ts';
import { session, signOut } from './session/session.ts';
import { type Theme, theme, themes } from './theme.ts';
import { Uploads } from './upload/uploads.tsx';
import { views } from './views.tsx';

/** The frame of all views: the navigation, and the view that the address names. */
export function Shell() {
  const current = views.find(({ name }) => name === path.value[0]) ?? views[0];
  const { Content } = current;
  return (
    <div class="shell">
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <aside class="sidebar">
        <a class="brand" href={BASE}>
          <Box aria-hidden="true" /> <span>Resource Manager</span>
        </a>
        <nav aria-label="Views">
          {views.map(({ name, label, Icon }) => (
            <a key={name} href={`${BASE}/${name}`} aria-current={name === current.name ? 'page' : undefined}>
              <Icon aria-hidden="true" /> <span>{label}</span>
            </a>
          ))}
        </nav>
        <div class="account">
          <ThemeButton />
          <Menu
            class="person"
            label={`Account of ${session.value?.username}`}
            items={[{ label: 'Sign out', run: signOut }]}
          >
            <CircleUser aria-hidden="true" /> <span>{session.value?.username}</span>
          </Menu>
        </div>
      </aside>
      <main id="content" tabIndex={-1}>
        <Content />
      </main>
      <Uploads />
    </div>
  );
}

const icons: Readonly<Record<Theme, typeof Sun>> = { auto: SunMoon, light: Sun, dark: Moon };

/** Goes through the themes. */
function ThemeButton() {
  const Icon = icons[theme.value];
  return (
    <IconButton
      icon={Icon}
      label={`Theme: ${theme.value}`}
      onClick={() => {
        theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'auto';
      }}
    />
  );
}
