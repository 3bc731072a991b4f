// The first file of a sound thread: the code cache must be on before the next one is read, or what strips the types of
// that file stays in memory. Its folder stands in NODE_COMPILE_CACHE where the program was begun as a station.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./in-thread.ts');
