/** Debian's Chromium, or another one. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
