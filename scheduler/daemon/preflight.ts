// A look at everything an airing needs, a day and an hour ahead, while there is time to mend it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sayInstant } from '../core/words.ts';
import type { Slot, SlotBulletin } from '../store/store.ts';
import { note } from './record.ts';
import { alarm, isApproved, messageOf, type State } from './state.ts';
import { preflightStages } from './timing.ts';

/** Below this the store and the next bulletins are in danger. */
const leastFreeBytes = 200 * 1024 * 1024;

export interface Preflight {
  /** Looks at the slots whose hour has come, each stage of a slot once; returns at once. */
  start(): void;
  /** When the next stage is due, epoch ms. */
  nextAt(): number;
}

export function createPreflight(state: State): Preflight {
  const { store, clock } = state.parts;
  const done = new Set<string>(
    store
      .events()
      .filter(({ event }) => event === 'preflight')
      .map(({ slot, detail }) => `${slot} ${String(detail['stage'])}`),
  );
  const open = (): readonly Slot[] =>
    store
      .slots()
      .filter(
        (slot) =>
          (slot.state === 'planned' || slot.state === 'ready') && slot.startsAt > clock.now(),
      );
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    for (const slot of open()) {
      const stage = preflightStages.findLast(
        ({ aheadMs }) => slot.startsAt - clock.now() <= aheadMs,
      )?.stage;
      if (stage === undefined || done.has(`${slot.id} ${stage}`)) continue;
      done.add(`${slot.id} ${stage}`);
      const problems = await inspectSlot(state, slot);
      note(
        state,
        'preflight',
        { stage, ok: problems.length === 0, message: problems.join(' ') || 'Mọi thứ sẵn sàng.' },
        slot.id,
      );
      const when = sayInstant(state.loaded?.ward.timeZone ?? 'UTC', slot.startsAt);
      for (const problem of problems) alarm(state, slot.id, `Buổi ${when}: ${problem}`);
    }
  };
  return {
    start() {
      if (looking) return;
      const release = clock.hold();
      looking = look()
        .catch((error: unknown) => {
          state.parts.tell(`Lỗi khi kiểm tra trước giờ phát: ${messageOf(error)}`);
        })
        .finally(() => {
          looking = undefined;
          release();
        });
    },
    nextAt: () =>
      Math.min(
        ...open().flatMap((slot) =>
          preflightStages
            .filter(({ stage }) => !done.has(`${slot.id} ${stage}`))
            .map(({ aheadMs }) => slot.startsAt - aheadMs)
            .filter((at) => at > clock.now()),
        ),
      ),
  };
}

/** Everything that would keep a slot from airing well, in Vietnamese. */
export async function inspectSlot(state: State, slot: Slot): Promise<readonly string[]> {
  const { bulletinDir, dataDir } = state.parts.config;
  const bulletin = slot.bulletin
    ? await inspectBulletin(bulletinDir, slot.bulletin)
    : ['Bản tin chưa làm xong. Xem lý do bằng loa doctor.'];
  const outputs = await Promise.all(state.outputs.chosen.map((output) => output.check()));
  const approval = isApproved(state, slot)
    ? []
    : [`Bản tin chưa được duyệt. Nghe thử rồi chạy: loa approve ${slot.id} --by "Họ tên".`];
  return [...bulletin, ...outputs.flat(), ...(await inspectDisk(dataDir)), ...approval];
}

/** What is wrong with a bulletin's file; empty when its bytes are the ones that were made. */
export async function inspectBulletin(
  dir: string,
  { sha256 }: SlotBulletin,
): Promise<readonly string[]> {
  const file = join(dir, `${sha256}.mp3`);
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    if (hash.digest('hex') !== sha256) return [`Tệp ${file} đã bị thay đổi hoặc hỏng; sẽ làm lại.`];
  } catch (error) {
    return [`Không đọc được ${file} (${messageOf(error)}); sẽ làm lại.`];
  }
  return inspectLoudness(join(dir, `${sha256}.json`));
}

async function inspectLoudness(file: string): Promise<readonly string[]> {
  try {
    const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('loudnessLufs' in manifest))
      return [];
    const loudness = Number(manifest.loudnessLufs);
    return Math.abs(loudness + 16) <= 1
      ? []
      : [`Bản tin to ${loudness} LUFS, đáng lẽ −16; nghe thử trước khi phát.`];
  } catch (error) {
    return [`Không đọc được ${file} (${messageOf(error)}); sẽ làm lại.`];
  }
}

async function inspectDisk(dataDir: string): Promise<readonly string[]> {
  try {
    const { bavail, bsize } = await statfs(dataDir);
    if (bavail * bsize >= leastFreeBytes) return [];
    return [
      `Đĩa chứa ${dataDir} chỉ còn ${Math.floor((bavail * bsize) / 1_048_576)} MB. Xoá bớt tệp.`,
    ];
  } catch (error) {
    return [`Không xem được chỗ trống của ${dataDir} (${messageOf(error)}).`];
  }
}
