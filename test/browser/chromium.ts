import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium without windows, which takes half the processor time; otherwise the one with windows. */
const [WITHOUT_WINDOWS, WITH_WINDOWS] = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'] as const;

export const CHROMIUM =
  process.env['CHROMIUM'] ?? (existsSync(WITHOUT_WINDOWS) ? WITHOUT_WINDOWS : WITH_WINDOWS);

let browser: Promise<Browser> | undefined;

/** The browser for all test files of a worker; it ends with the worker. A test opens a context of its own. */
export function openBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: CHROMIUM });
  return browser;
}
