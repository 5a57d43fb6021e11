import { reportStatus, SILENCE_LIMIT } from '../api/status/status.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('status', (platform) => {
  // Loaded with the first request that needs the SDK: most do not, and should not wait for it.
  const load = async () => (await import('./reachability.ts')).reachability(platform);
  let loaded: ReturnType<typeof load> | undefined;
  return reportStatus({
    async reach(part, signal) {
      loaded ??= load();
      const reachable = await loaded;
      await reachable[part](signal);
    },
    deadline: () => AbortSignal.timeout(SILENCE_LIMIT),
    now: platform.now,
    log: platform.log,
  });
});
