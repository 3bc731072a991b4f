// The first file of a sound thread: the code cache must be on before the next one is read, or what strips the types of
// that file stays in memory.
import { enableCompileCache } from 'node:module';
import { codeCacheFolder } from '../../small-process.ts';

enableCompileCache(codeCacheFolder());
await import('./follow-orders.ts');
