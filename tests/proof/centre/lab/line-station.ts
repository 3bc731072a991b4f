// A whole real station behind a line of the lab: `loa run`, with every process it has, its own clock, its own content.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeCrashContent, writeDocument } from '../../crash-content.ts';
import { clockThatIsSet } from '../../faults/stand-ins.ts';
import type { Place } from './lab.ts';

export interface LineStation {
  readonly dataDir: string;
  readonly contentDir: string;
  readonly captured: string;
  /** What `loa join` said. */
  join(link: string): string;
  begin(): Promise<void>;
  /** Sets its machine's clock so far ahead of ours. */
  setClock(aheadMs: number): void;
  end(): Promise<void>;
  remove(): Promise<void>;
}

/** `airsAt`: minutes of its own campaign, as `YYYY-MM-DD HH:MM` in Vietnam. */
export function createLineStation(place: Place, airsAt: readonly string[]): LineStation {
  const home = mkdtempSync(join(tmpdir(), 'loa-line-'));
  const [dataDir, contentDir] = [join(home, 'data'), join(home, 'content')];
  mkdirSync(contentDir);
  mkdirSync(dataDir);
  writeContent(contentDir, airsAt);
  const clockFile = join(home, 'clock');
  const setClock = (aheadMs: number): void => {
    // In one piece, or a process would read half of it.
    writeFileSync(`${clockFile}.part`, String(aheadMs));
    renameSync(`${clockFile}.part`, clockFile);
  };
  setClock(0);
  const env = {
    ...{ ...process.env, ...clockThatIsSet(clockFile) },
    ...{ LOA_DATA: dataDir, LOA_CONTENT: contentDir },
  };
  const commandOf = (words: readonly string[]) => {
    const all = [...place.inside, process.execPath, 'scheduler/cli.ts', ...words];
    return { program: all[0] ?? '', words: all.slice(1) };
  };
  let child: ChildProcess | undefined;
  const end = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return {
    ...{ dataDir, contentDir, setClock, end },
    captured: join(dataDir, 'capture', 'airings.jsonl'),
    join(link) {
      const { program, words } = commandOf(['join', link, '--plain']);
      const { stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8' });
      return stdout + stderr;
    },
    async begin() {
      const { program, words } = commandOf(['run', '--output', 'capture', '--port', '0']);
      const begun = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'ignore'] });
      child = begun;
      await Promise.race([once(begun.stdout, 'data'), once(begun, 'exit')]);
      begun.stdout.resume();
    },
    async remove() {
      await end();
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Permitted at all hours, and it takes by itself what its centre sends. */
function writeContent(dir: string, airsAt: readonly string[]): void {
  writeCrashContent(dir, '2026-11-24', 0);
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const broadcast = {
    permitted: [{ days, from: '00:00', to: '24:00', citation: 'thử' }],
    ...{ maxSessionMinutes: 60, maxSessionsPerDay: 1000, sessionCitation: 'thử' },
  };
  const ward = { name: 'phường Thử', station: 'Đài phường Thử', portals: [], broadcast };
  writeFileSync(join(dir, 'ward.yaml'), stringify({ ...ward, centre: { accept: 'itself' } }));
  writeFileSync(join(dir, 'campaigns', 'cua-phuong.yaml'), campaignText('thu', airsAt));
}

export function campaignText(document: string, dates: readonly string[]): string {
  return stringify({ title: 'Thử', documents: [`thong-bao/${document}`], dates });
}

/** The text of an announcement, as a file of content/ has it. */
export function announcementText(sentence: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'loa-text-'));
  try {
    mkdirSync(join(dir, 'announcements'));
    writeDocument(dir, 'x', sentence);
    return readFileSync(join(dir, 'announcements', 'x.mdx'), 'utf8');
  } finally {
    rmSync(dir, { recursive: true });
  }
}
