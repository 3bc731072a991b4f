import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where compiled code is kept from run to run: beside what it was compiled from, since /tmp is emptied at every boot;
 * or under LOA_DATA, where another user installed the program.
 */
export function codeCacheFolder(): string {
  const given = process.env['NODE_COMPILE_CACHE'];
  if (given !== undefined && given !== '') return given;
  const modules = join(import.meta.dirname, '..', 'node_modules');
  try {
    accessSync(modules, constants.W_OK);
    return join(modules, '.cache', 'loa-code');
  } catch {
    return join(process.env['LOA_DATA'] || join(tmpdir(), 'loa'), 'cache', 'code');
  }
}

/** Small before fast: new objects are collected in small portions, and the heap grows late. Bulk work has processes of its own. */
const smallHeap = ['--max-semi-space-size=1', '--optimize-for-size'] as const;
/** The C library (glibc) keeps one pool of freed memory, not one a thread. */
const onePool = { MALLOC_ARENA_MAX: '1' } as const;

/**
 * Has the system run this same command line anew in this same process (the id stays), with settings that can only be
 * given at a start. Returns where that is done already or cannot be (Windows).
 * The code cache must be on before the first file is read, or what strips the types of that file stays in memory.
 */
export function becomeSmall(): void {
  if (process.execve === undefined || process.execArgv.includes(smallHeap[0])) return;
  process.execve(
    process.execPath,
    [process.execPath, ...process.execArgv, ...smallHeap, ...process.argv.slice(1)],
    { ...onePool, ...process.env, NODE_COMPILE_CACHE: codeCacheFolder() },
  );
}

/** As far ahead of other programs as the system lets us. Sound goes further still; pages, bulletins and builds stay behind. */
const urgency = -10;

/** A busy machine must not keep the station from its minute. Where only an administrator may ask for this, nothing changes. */
export function beUrgent(): void {
  try {
    setPriority(urgency);
    putGroupAhead();
  } catch {
    // A service file can ask for it: docs/deploy.
  }
}

/**
 * Where Linux shares the processor among sessions first (sched(7), autogroup), a priority counts among the programs of
 * one session alone: eight programs begun elsewhere would leave the station a ninth, whatever its own is.
 * A place that somebody gave the session stays.
 */
function putGroupAhead(): void {
  const file = '/proc/self/autogroup';
  if (!existsSync(file) || !/ nice 0$/.test(readFileSync(file, 'utf8').trim())) return;
  writeFileSync(file, String(urgency));
}
