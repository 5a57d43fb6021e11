import { createPasswordCheck, type PasswordCheck } from '../model/identity/password-check.ts';
import type { Platform } from '../platform.ts';

const checks = new WeakMap<Platform, PasswordCheck>();

/** The process's only password check: all routes in the same process share its threads. */
export function passwordCheck(platform: Platform): PasswordCheck {
  const check = checks.get(platform) ?? createPasswordCheck(platform.now);
  checks.set(platform, check);
  return check;
}
