// Loaded before a program (`--import`): it is killed at its n-th write to the disk, in the midst of it where it can be cut. As with a
// real kill, nothing runs afterwards. `LOA_DIE_AT`: which; `LOA_DIE_PART`: how much of what is written then comes through, 0 to 1.
import fs, { type Mode, type PathLike } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const at = Number(process.env['LOA_DIE_AT']);
const part = Number(process.env['LOA_DIE_PART']);
const { writeSync, rmSync, readdirSync, statSync } = fs;
let steps = 0;
/** From the first word that the program says: modules are loaded before. */
let counts = false;
/** Opened to be written to. */
const written = new Set<unknown>();

/** Counts a step; at the last one, what of it comes through is done, and this process is no more. */
function step(name: string, inPart: () => void = () => undefined): void {
  if (!counts) return;
  steps += 1;
  if (steps !== at) return;
  inPart();
  writeSync(1, `${JSON.stringify({ is: 'dies', name })}\n`);
  process.kill(process.pid, 'SIGKILL');
  // Until the signal is there.
  for (;;);
}

const counted = [
  'openSync',
  'fsyncSync',
  'ftruncateSync',
  'closeSync',
  'mkdirSync',
  'renameSync',
] as const;
type Call = (...args: readonly unknown[]) => unknown;
// The same functions with a count before them: their overloads are of no matter here.
const functions = fs as unknown as Record<(typeof counted)[number], Call>;
for (const name of counted) {
  const real = functions[name];
  functions[name] = (...args) => {
    const isReading =
      name === 'openSync' ? args[1] === 'r' : name === 'closeSync' && !written.delete(args[0]);
    if (!isReading) step(name);
    const result = real(...args);
    if (name === 'openSync' && !isReading) written.add(result);
    return result;
  };
}

fs.writeSync = ((fd: number, data: Buffer | string, ...rest: readonly number[]): number => {
  const bytes = Buffer.from(data);
  if (fd === 1) counts = true;
  if (fd > 2)
    step('writeSync', () => {
      writeSync(fd, bytes.subarray(0, Math.floor(bytes.length * part)));
    });
  return writeSync(fd, bytes, ...rest);
}) as typeof fs.writeSync;

fs.rmSync = (path: PathLike, options?: fs.RmOptions): void => {
  step('rmSync', () => {
    const name = String(path);
    if (!fs.existsSync(name) || !statSync(name).isDirectory()) return;
    // A folder goes file by file.
    const files = readdirSync(name);
    for (const file of files.slice(0, Math.floor(files.length * part))) rmSync(join(name, file));
  });
  rmSync(path, options);
};

const promises = fs.promises;
const { mkdir, rename, rm, chmod, open } = promises;
promises.mkdir = ((...args: Parameters<typeof mkdir>) => {
  step('mkdir');
  return mkdir(...args);
}) as typeof promises.mkdir;
promises.rename = (from: PathLike, to: PathLike) => {
  step('rename');
  return rename(from, to);
};
promises.rm = (path: PathLike, options?: fs.RmOptions) => {
  step('rm');
  return rm(path, options);
};
promises.chmod = (path: PathLike, mode: Mode) => {
  step('chmod');
  return chmod(path, mode);
};
promises.open = async (path, flags, mode) => {
  if (flags !== 'r') step('open');
  const handle = await open(path, flags, mode);
  const writeFile = handle.writeFile.bind(handle);
  const sync = handle.sync.bind(handle);
  const close = handle.close.bind(handle);
  handle.writeFile = (data, options) => {
    // What is kept here is bytes or a text.
    const bytes = Buffer.from(data as Uint8Array | string);
    step('writeFile', () => {
      writeSync(handle.fd, bytes.subarray(0, Math.floor(bytes.length * part)));
    });
    return writeFile(data, options);
  };
  handle.sync = () => {
    step('sync');
    return sync();
  };
  handle.close = () => {
    step('close');
    return close();
  };
  return handle;
};
syncBuiltinESMExports();
