import { useEffect } from 'preact/hooks';
import { loadContainers } from '../containers/store.ts';
import { path } from '../navigation.ts';
import { Browser } from './browser.tsx';
import { Details } from './details.tsx';
import { filters } from './filters.ts';
import { pages, pagesWith } from './list.ts';
import { Toolbar } from './toolbar.tsx';

/** The files of the account: those that the filters name, and one that is open. */
export function Files() {
  const wanted = filters.value;
  useEffect(() => pages.start(pagesWith(wanted)), [JSON.stringify(wanted)]);
  useEffect(() => {
    // Without their names, containers are shown by their ids.
    loadContainers().catch(() => {});
  }, []);
  const [, open] = path.value;
  return (
    <>
      <Toolbar />
      <div class="files">
        <Browser />
        {open !== undefined && <Details key={open} id={open} />}
      </div>
    </>
  );
}
