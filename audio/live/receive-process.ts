// The first file of the process: the code cache must be on before the next one is read, so that it begins quickly.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./receive.ts');
