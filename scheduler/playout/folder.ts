// A handover: the bulletin and a playlist in a directory that the station's own automation watches. What that player
// does with it is not known here, so it is never counted as heard.
import { copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Output, Playable, PlayEnd, Prepared } from './output.ts';

/** The playlist names the one bulletin that is due; players of all kinds read M3U. */
const playlistName = 'dang-phat.m3u8';

export function createFolderOutput(folder: string): Output {
  return {
    kind: 'folder',
    name: `thư mục ${folder}`,
    check: () => canWrite(folder),
    async prepare(item): Promise<Prepared> {
      await mkdir(folder, { recursive: true });
      const name = fileName(item);
      const waiting = join(folder, `.${name}.part`);
      await copyFile(item.file, waiting);
      await sync(waiting);
      return {
        play: () => handOver(folder, name, waiting, item),
        discard: () => rm(waiting, { force: true }),
      };
    },
    close: () => Promise.resolve(),
  };
}

/** Renaming makes the file appear whole: a watcher never sees half a bulletin. */
async function handOver(
  folder: string,
  name: string,
  waiting: string,
  item: Playable,
): Promise<PlayEnd> {
  const target = join(folder, name);
  try {
    await rename(waiting, target);
    const seconds = Math.round(item.durationMs / 1000);
    const title = item.title.replaceAll(/\s+/g, ' ');
    const list = join(folder, `.${playlistName}.part`);
    await writeFile(list, `#EXTM3U\n#EXTINF:${seconds},${title}\n${name}\n`);
    await sync(list);
    await rename(list, join(folder, playlistName));
    // Residents read it in the schedule: where the station keeps its files is none of their business.
    return { how: 'handed-over', message: `Đã giao tệp ${name} cho máy phát của đài.` };
  } catch (error) {
    await rm(waiting, { force: true });
    const message = `Không giao được ${basename(target)} vào ${folder} (${String(error)}). Kiểm tra thư mục còn đó, còn chỗ và ghi được.`;
    return { how: 'failed', positionMs: item.fromMs, samples: 0, message };
  }
}

/** The slot's id with the characters that Windows refuses in names replaced. */
function fileName({ slot }: Playable): string {
  return `${slot.replaceAll(':', '').replaceAll(/[^\p{L}\p{N}@~_-]+/gu, '-')}.mp3`;
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function canWrite(folder: string): Promise<readonly string[]> {
  const probe = join(folder, '.loa-thu-ghi');
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return [];
  } catch (error) {
    return [
      `Không ghi được vào thư mục ${folder} (${String(error)}). Tạo thư mục ấy, cấp quyền ghi, hoặc đổi output.folder trong content/ward.yaml.`,
    ];
  }
}
