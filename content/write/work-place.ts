// Where files of a moment lie. The system's own place for them may be full, read-only or gone (another program's log, TMPDIR of a
// session that has ended): a station with a good disk must not fall silent for it.
import { accessSync, constants, mkdirSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A bulletin of an hour as samples, and once more. */
const roomBytes = 400_000_000;
/** A socket's name has room for 107 bytes; what is in the folder needs some. */
const longestFolder = 80;

const dataDirNow = (): string =>
  resolve(process.env['LOA_DATA']?.trim() || join(import.meta.dirname, '..', '..', 'var'));

/** Of LOA_DATA: what a killed program left there is removed by age (housekeeping). */
export function ownWorkPlace(dataDir: string): string {
  return join(dataDir, 'cache', 'tam');
}

type RoomOf = (folder: string) => number;

/**
 * The system's place for files of a moment where it can be written and has room; else one in LOA_DATA, made when asked for, unless
 * that has no room either and no more of it.
 */
export function workPlace(
  usual = tmpdir(),
  dataDir = dataDirNow(),
  roomOf: RoomOf = freeBytes,
): string {
  const room = roomIn(usual, roomOf);
  if (room >= roomBytes) return usual;
  const own = ownWorkPlace(dataDir);
  try {
    // LOA_DATA itself is never invented: it may lie on a drive that was pulled out.
    accessSync(dataDir, constants.W_OK);
    const ownRoom = roomOf(dataDir);
    if (ownRoom < roomBytes && ownRoom <= room) return usual;
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return own;
  } catch {
    return usual;
  }
}

/** A new folder there that nobody else can read: `bulletin` → `/tmp/loa-bulletin-x7Kq2a`. Throws what the system throws. */
export function makeWorkFolder(name: string): string {
  return mkdtempSync(join(workPlace(), `loa-${name}-`));
}

/**
 * A new folder with a name short enough for a socket in it, in the first place that can be written. Throws what the system throws
 * for the usual one where none can.
 */
export function makeSocketFolder(name: string, places = socketPlaces()): string {
  let first: Error | undefined;
  for (const place of places) {
    try {
      if (join(place, `loa-${name}-xxxxxx`).length <= longestFolder)
        return mkdtempSync(join(place, `loa-${name}-`));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      first ??= error;
    }
  }
  throw first ?? new Error(`no place for a socket: ${places.join(', ')}`);
}

function socketPlaces(): readonly string[] {
  const { env } = process;
  const own = [env['RUNTIME_DIRECTORY'], env['XDG_RUNTIME_DIR']].filter((place) => place);
  return [tmpdir(), ...own, '/tmp', '/run', '/dev/shm', '/var/tmp', workPlace()].filter(
    (place) => place !== undefined,
  );
}

/** Free bytes; -1 where it cannot be written. */
function roomIn(folder: string, roomOf: RoomOf): number {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return roomOf(folder);
  } catch {
    return -1;
  }
}

/** Free bytes of the disk that a folder lies on. Throws what the system throws. */
function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
