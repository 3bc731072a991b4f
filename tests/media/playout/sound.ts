import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { decodeToPcm, locateFfmpeg } from '../../../audio/play.ts';
import { createClock } from '../../../scheduler/clock.ts';
import type { PlayEvents, Playable } from '../../../scheduler/playout/output.ts';

export const clock = createClock();

/** An MP3 of a sweep, which is like itself at no other time; `silenceMs` of nothing in its middle. */
export function makeSweep(folder: string, seconds: number, silenceMs = 0): Playable {
  const file = join(folder, `sweep-${seconds}-${silenceMs}.mp3`);
  const half = seconds / 2;
  const gap = silenceMs / 1000;
  const wave = `if(between(t,${half},${half + gap}),0,0.4*sin(2*PI*(300+150*t)*t))`;
  execFileSync(locateFfmpeg(), [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `aevalsrc='${wave}':s=48000:d=${seconds + gap}`],
    ...['-b:a', '128k', '-ac', '1', file],
  ]);
  return {
    slot: 'thu@2026-11-24T17:00',
    sha256: '0'.repeat(64),
    file,
    title: 'Bản tin thử',
    durationMs: (seconds + gap) * 1000,
    fromMs: 0,
    continues: false,
  };
}

/** The file as a player hears it: 48 kHz, one channel. */
export async function samplesOf(file: string): Promise<Int16Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of decodeToPcm(file, { sampleRateHz: 48_000, channels: 1 }))
    chunks.push(chunk);
  return toInt16(Buffer.concat(chunks));
}

export function toInt16(bytes: Buffer): Int16Array {
  return Int16Array.from({ length: Math.floor(bytes.length / 2) }, (_, i) =>
    bytes.readInt16LE(i * 2),
  );
}

/** Everything a play tells, written down. */
export function listen(): PlayEvents & { readonly told: string[]; readonly positions: number[] } {
  const told: string[] = [];
  const positions: number[] = [];
  return {
    told,
    positions,
    started: () => told.push('started'),
    progress: (at) => positions.push(at),
    silence: (since) => told.push(`silence since ${second(since)} s`),
    silenceOver: (since, until) =>
      told.push(`silence of ${second(until - since)} s until ${second(until)} s`),
  };
}

function second(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** How alike two sounds are where `b` begins at `lag` of `a`: 1 the same, 0 nothing in common. */
export function likeness(a: Int16Array, b: Int16Array, lag: number): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < b.length && i + lag < a.length; i++) {
    const x = a[i + lag] ?? 0;
    const y = b[i] ?? 0;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
