/** How long tests wait for what comes by itself, in milliseconds: only what never comes takes so long. */
export const PATIENCE = { timeout: 30_000, interval: 20 };
