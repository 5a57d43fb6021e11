import { enableCompileCache } from 'node:module';

// The command is run again and again, and short: a third of its time goes into compiling what it loads. This file itself
// must need no stripping of types.
enableCompileCache();
await import('./provider.ts');
