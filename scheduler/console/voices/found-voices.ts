// Voices that lie on this machine: on a drive that was plugged in, or in the folder that people are told of.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const archive = /\.(tar\.(bz2|gz)|tbz2?|tgz|zip)$/i;
const most = 50;

/** Where people put what they bring, in LOA_DATA. */
export const broughtFolder = (dataDir: string): string => join(dataDir, 'giong-moi');

/** Paths of archives and of folders with a model, in `giong-moi` and on drives, at most two folders deep. */
export function foundVoices(
  dataDir: string,
  drives: readonly string[] = ['/media', '/run/media', '/mnt', '/Volumes'],
): readonly string[] {
  const deep = drives.flatMap((root) =>
    foldersIn(root).flatMap((drive) => [drive, ...foldersIn(drive)]),
  );
  const found = [broughtFolder(dataDir), ...deep].flatMap((folder) => [
    ...voicesIn(folder),
    ...foldersIn(folder).filter(hasModel),
  ]);
  return [...new Set(found)].slice(0, most);
}

function voicesIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && archive.test(entry.name))
    .map(({ name }) => join(folder, name));
}

const foldersIn = (folder: string): string[] =>
  entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name));

const hasModel = (folder: string): boolean =>
  entriesOf(folder).some((entry) => entry.isFile() && /\.onnx$/i.test(entry.name));

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).slice(0, 500);
  } catch {
    // Not there, or not ours to look into.
    return [];
  }
}
