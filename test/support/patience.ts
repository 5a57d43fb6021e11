/** How long tests wait for asynchronous effects, in milliseconds. Only a failing test takes so long. */
export const PATIENCE = { timeout: 30_000, interval: 20 };
