import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** As `writeWhole`, at once: for what must stand before anything else goes on. */
export function writeNow(path: string, bytes: Uint8Array, mode = 0o666): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}-0.part`;
  const handle = openSync(part, 'w', mode);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, path);
}

/** Removes what a kill left half written beside a file. */
export function removeParts(path: string): void {
  const folder = dirname(path);
  const isPart = (name: string): boolean =>
    name.startsWith(`${basename(path)}.`) && name.endsWith('.part');
  try {
    for (const name of readdirSync(folder)) if (isPart(name)) rmSync(join(folder, name));
  } catch {
    // No reader takes it for anything.
  }
}
