// A look at everything an airing needs, a day and an hour ahead, while there is time to mend it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { advance } from '../core/slot.ts';
import { sayInstant } from '../core/words.ts';
import type { Slot, SlotBulletin } from '../store/store.ts';
import { note, record } from './record.ts';
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

/** `forget`: that bulletin's file is damaged and must be made again. */
export function createPreflight(state: State, forget: (sha256: string) => void): Preflight {
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
  // What was found wrong before a restart is still wrong until somebody has looked again.
  const found = store.events().filter(({ event }) => event === 'preflight');
  for (const slot of open()) {
    const last = found.findLast((line) => line.slot === slot.id);
    if (last?.detail['ok'] === false)
      state.alarms.push({ at: last.at, slot: slot.id, message: String(last.detail['message']) });
  }
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    for (const slot of open()) {
      const stage = preflightStages.findLast(
        ({ aheadMs }) => slot.startsAt - clock.now() <= aheadMs,
      )?.stage;
      if (stage === undefined || done.has(`${slot.id} ${stage}`)) continue;
      done.add(`${slot.id} ${stage}`);
      const problems = await inspectSlot(state, slot, forget);
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

/** A slot whose bulletin is broken waits for a new one. */
export function loseBulletin(
  state: State,
  slot: Slot,
  reason: string,
  forget: (sha256: string) => void,
): void {
  if (state.parts.store.slot(slot.id)?.state !== 'ready') return;
  record(state, [advance(slot, { act: 'lose-bulletin', reason }, state.parts.clock.now()).change]);
  if (slot.bulletin) forget(slot.bulletin.sha256);
}

/** Everything that would keep a slot from airing well, in Vietnamese. A broken bulletin is lost at once, to be made again. */
async function inspectSlot(
  state: State,
  slot: Slot,
  forget: (sha256: string) => void,
): Promise<readonly string[]> {
  const { bulletinDir, dataDir } = state.parts.config;
  const broken = slot.bulletin && (await brokenBulletin(bulletinDir, slot.bulletin));
  if (broken !== undefined) loseBulletin(state, slot, broken, forget);
  const bulletin = slot.bulletin
    ? broken === undefined
      ? await inspectLoudness(join(bulletinDir, `${slot.bulletin.sha256}.json`))
      : [broken]
    : ['Bản tin chưa làm xong. Xem lý do bằng loa doctor.'];
  const { chosen, standby } = state.outputs;
  const outputs = await Promise.all([...chosen, ...standby].map((output) => output.check()));
  const approval = isApproved(state, slot)
    ? []
    : [`Bản tin chưa được duyệt. Nghe thử rồi chạy: loa approve ${slot.id} --by "Họ tên".`];
  return [...bulletin, ...outputs.flat(), ...(await inspectDisk(dataDir)), ...approval];
}

/** Why a bulletin's file cannot air; undefined when its bytes are the ones that were made. */
export async function brokenBulletin(
  dir: string,
  { sha256 }: SlotBulletin,
): Promise<string | undefined> {
  const file = join(dir, `${sha256}.mp3`);
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    if (hash.digest('hex') !== sha256) return `Tệp ${file} đã bị thay đổi hoặc hỏng; sẽ làm lại.`;
  } catch (error) {
    return `Không đọc được ${file} (${messageOf(error)}); sẽ làm lại.`;
  }
  const manifest = join(dir, `${sha256}.json`);
  return access(manifest).then(
    () => undefined,
    () => `Không đọc được ${manifest}; sẽ làm lại.`,
  );
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
    return [`Không đọc được ${file} (${messageOf(error)}).`];
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
