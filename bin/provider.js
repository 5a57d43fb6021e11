import { enableCompileCache } from 'node:module';

// The command is short and runs often; a third of its time would go into compilation. This file itself must have no
// types to strip.
enableCompileCache();
await import('./provider.ts');
