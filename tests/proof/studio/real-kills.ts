// The process that keeps takes, killed behind the real console while sentences are sent.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyOfSentence, takesIn, takeSound, toWav } from '../../../audio/studio/index.ts';
import { openEditorsConsole } from '../../setup/editors-console.ts';
import { childOf, isThere } from '../../setup/kill-editing.ts';
import { seeded } from '../../setup/schedule.ts';
import { fileOf } from '../../setup/send-file.ts';
import { formOn } from '../../setup/sent-form.ts';
import { oneAfterAnother, silence, speechLike, speechRateHz } from '../../setup/speech-like.ts';
import { smallWard } from '../../unit/content/small-ward.ts';
import { announcementOf, document, file as announcement, twelve } from './bulletin-ward.ts';

export interface RealReport {
  readonly kills: number;
  readonly wrong: readonly string[];
  /** Sentences that were answered. */
  readonly acknowledged: number;
  /** Kills with a sentence in hand. */
  readonly inHand: number;
  /** Of those, sentences that were kept though nobody was told. */
  readonly cameThrough: number;
}

const room = `/dai/phong-thu/${document}/`;

/** Sends one sentence after another, kills at a moment that the seed picks, sends once more what had no answer, looks. */
export async function killForReal(kills: number, seed: number): Promise<RealReport> {
  const studio = await openStudio();
  const random = seeded(seed);
  const wrong: string[] = [];
  /** By sentence: how many different sounds were answered. */
  const answered = new Map<string, number>();
  let [acknowledged, inHand, cameThrough, turn] = [0, 0, 0, 0];
  const kept = (key: string): number => takesIn(studio.dataDir).of(document, key).length;
  const tell = (key: string): void => {
    acknowledged += 1;
    answered.set(key, (answered.get(key) ?? 0) + 1);
  };
  try {
    await studio.agree('Cô Lan');
    const keys = twelve.map(keyOfSentence);
    for (let round = 0; round < kills; round++) {
      // Before the kill two at least, so that there is something to lose.
      const share = random();
      const whole = 2 + Math.floor(random() * 3);
      let lost: { key: string; sound: Uint8Array } | undefined;
      for (let count = 0; lost === undefined; count++) {
        const key = keys[turn % keys.length] ?? '';
        const sound = sentence(++turn);
        const isLast = count >= whole;
        const kill = isLast ? () => studio.killAt(share, round % 2 === 0) : undefined;
        const is = await studio.send(key, sound, kill);
        if (is === 303) tell(key);
        else if (is !== undefined && is !== 503) wrong.push(`round ${round}: answered ${is}`);
        if (!isLast) continue;
        if (is === 303) break;
        lost = { key, sound };
      }
      if (lost) {
        inHand += 1;
        await studio.get(room);
        const before = kept(lost.key);
        if (before > (answered.get(lost.key) ?? 0)) cameThrough += 1;
        if ((await studio.send(lost.key, lost.sound)) === 303) tell(lost.key);
        else wrong.push(`round ${round}: it is not kept the second time`);
      }
      await studio.get(room);
      for (const key of keys)
        if (kept(key) !== (answered.get(key) ?? 0))
          wrong.push(`round ${round}: ${kept(key)} of ${answered.get(key)} are there`);
      wrong.push(...studio.damage().map((what) => `round ${round}: ${what}`));
    }
    return { kills, wrong, acknowledged, inHand, cameThrough };
  } finally {
    await studio.close();
  }
}

/** No two are alike. */
function sentence(turn: number): Uint8Array {
  const samples = oneAfterAnother(silence(0.4), speechLike(1.2 + turn * 0.003), silence(0.4));
  return toWav({ samples, sampleRateHz: speechRateHz });
}

async function openStudio() {
  const home = mkdtempSync(join(tmpdir(), 'loa-phong-thu-'));
  const [contentDir, dataDir] = [join(home, 'content'), join(home, 'var')];
  const texts = { ...smallWard, [announcement]: announcementOf(twelve) };
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  mkdirSync(dataDir);
  const { ask, desk, page } = await openEditorsConsole({ home, contentDir, dataDir });
  /** Once the process is there again. */
  const get = async (at: string): Promise<string> => {
    for (;;) {
      const answer = await ask(at).catch(() => undefined);
      if (answer?.status === 200) return answer.text();
      await answer?.body?.cancel();
      await sleep(100);
    }
  };
  /** What it was answered; undefined: nothing. */
  const post = async (act: string, body: BodyInit): Promise<number | undefined> => {
    const answer = await ask(`/dai/viec/${act}`, { method: 'POST', body }).catch(() => undefined);
    await answer?.body?.cancel().catch(() => undefined);
    return answer?.status;
  };
  let tookMs = 500;
  return {
    ...{ dataDir, get },
    async agree(reader: string) {
      const { token = '' } = formOn(await get(room), 'studio-consent');
      const is = await post(
        'studio-consent',
        new URLSearchParams({ token, document, reader, agree: 'yes' }),
      );
      if (is !== 303) throw new Error(`studio-consent: ${is}`);
    },
    /** `kill` begins with the sending. */
    async send(key: string, sound: Uint8Array, kill?: () => Promise<void>) {
      const { token = '' } = formOn(await get(`${room}?cau=${key.slice(0, 16)}`), 'keep-take');
      const body = new FormData();
      for (const [name, value] of Object.entries({ token, document, key }))
        body.append(name, value);
      body.append('file', fileOf(sound, 'cau.wav'));
      const began = performance.now();
      const [is] = await Promise.all([post('keep-take', body), kill?.()]);
      if (!kill) tookMs = performance.now() - began;
      return is;
    },
    /** So far into what the last sentence took, or as far into the writing of this one: some ms. */
    async killAt(share: number, onceWriting: boolean) {
      if (onceWriting) {
        const stop = new AbortController();
        const tooLate = setTimeout(() => {
          stop.abort();
        }, tookMs * 4);
        await new Promise<void>((resolve) => {
          const watcher = watch(join(dataDir, 'recordings'), { signal: stop.signal }, () => {
            stop.abort();
          });
          watcher.once('close', resolve);
        });
        clearTimeout(tooLate);
      }
      await sleep(share * (onceWriting ? 8 : tookMs));
      const pid = childOf(desk.pid() ?? 0, 'editing-process.ts');
      process.kill(pid, 'SIGKILL');
      while (isThere(pid)) await sleep(10);
    },
    damage: () => {
      const takes = takesIn(dataDir);
      const broken = takes.all.filter(({ sha256 }) => {
        const sound = takeSound(dataDir, sha256);
        if (!existsSync(sound)) return true;
        return createHash('sha256').update(readFileSync(sound)).digest('hex') !== sha256;
      });
      return [
        ...takes.damagedLines.map((line) => `line ${line} is damaged`),
        ...broken.map(({ id }) => `the sound of ${id} is lost`),
      ];
    },
    async close() {
      await page.close();
      await desk.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
