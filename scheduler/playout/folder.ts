// A handover: the bulletin and a playlist in a directory that the station's own automation watches. What that player
// does with it is not known here, so it is never counted as heard.
import { LoaError } from '../../content/schema/loa-error.ts';
import { sayError, tellError } from '../../content/schema/say-error.ts';
import { copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { plainName } from '../core/plain-name.ts';
import { emptyHook, isHook, isThere, missingPlace } from '../places.ts';
import type { Output, Playable, PlayEnd, Prepared, RelayEvents } from './output.ts';

/** The playlist names the one bulletin that is due; players of all kinds read M3U. */
const playlistName = 'dang-phat.m3u8';
/** Stays when the player takes all files out: an ordinary folder where drives are mounted is not taken for one that is unplugged. */
const markName = '.loa';

/** `own`: it lies in our data folder, and is made with all above it. Another's is made only where its place is there. */
export function createFolderOutput(
  folder: string,
  own = false,
  hooks?: Readonly<Record<string, number>>,
): Output {
  const make = (): Promise<void> => makeFolder(folder, own, hooks);
  return {
    kind: 'folder',
    name: `thư mục ${folder}`,
    check: () => canWrite(folder, make),
    async prepare(item): Promise<Prepared> {
      if (item.speech)
        throw new LoaError(
          'no-live-speech',
          'Thư mục giao cho máy phát khác không nói trực tiếp được.',
        );
      await make();
      const name = fileName(item);
      const waiting = join(folder, `.${name}.part`);
      await copyFile(item.file, waiting);
      await sync(waiting);
      return {
        play: async (events) => {
          const end = await handOver(folder, name, waiting, item);
          if (end.how === 'handed-over') tellNotRelayed(item, events);
          return end;
        },
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
    const relayed = [...new Set((item.relays ?? []).map((relay) => relay.name))].join(', ');
    const left = relayed && ` Phần tiếp âm ${relayed} không giao được: trong tệp là phần thay thế.`;
    return {
      how: 'handed-over',
      message: `Đã giao tệp ${name} cho máy phát của đài.${left}`,
    };
  } catch (error) {
    await rm(waiting, { force: true });
    const message = `Không giao được ${basename(target)} vào ${folder} (${sayError(error)}). Kiểm tra thư mục còn đó, còn chỗ và ghi được.`;
    return { how: 'failed', positionMs: item.fromMs, samples: 0, message };
  }
}

function tellNotRelayed({ relays = [] }: Playable, events: RelayEvents): void {
  const why = 'giao tệp cho máy phát của đài thì không nối được luồng';
  for (const { id, fromMs } of relays) events.relay?.('not-opened', id, fromMs, why);
}

/** The slot's id with the characters that Windows refuses in names replaced. */
function fileName({ slot }: Playable): string {
  const plain = plainName(slot, /[\p{L}\p{N}~_-]/u).replaceAll(':', '');
  return `${plain.replaceAll(/[^\p{L}\p{N}@~_-]+/gu, '-')}.mp3`;
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function canWrite(folder: string, make: () => Promise<void>): Promise<readonly string[]> {
  try {
    await make();
  } catch (error) {
    return [tellError(error)];
  }
  const probe = join(folder, '.loa-thu-ghi');
  try {
    await writeFile(probe, '');
    await rm(probe);
    return [];
  } catch (error) {
    return [cannotWrite(folder, error)];
  }
}

function cannotWrite(folder: string, error: unknown): string {
  return `Không ghi được vào thư mục ${folder} (${sayError(error)}). Tạo thư mục ấy, cấp quyền ghi, hoặc đổi output.folder trong content/ward.yaml.`;
}

const mend = `Cắm ổ hoặc nối ổ mạng rồi thử lại; nếu đã đổi chỗ, sửa output.folder trong content/ward.yaml.`;

/** Throws (Vietnamese) where the folder cannot be. What is not there is never invented: the drive may be unplugged. */
async function makeFolder(
  folder: string,
  own: boolean,
  hooks?: Readonly<Record<string, number>>,
): Promise<void> {
  let missing: string | undefined;
  try {
    const there = isThere(folder);
    missing = own ? undefined : there ? emptyHook(folder, hooks) : missingPlace(folder);
    if (missing === undefined && !there) await mkdir(folder, { recursive: own });
    if (missing === undefined && !own && isHook(folder, hooks))
      await writeFile(join(folder, markName), '');
  } catch (error) {
    throw new LoaError('cannot-write', cannotWrite(folder, error), { cause: error });
  }
  if (missing !== undefined) throw new LoaError('folder-missing', `${missing} ${mend}`);
}
