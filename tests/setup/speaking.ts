// Somebody speaks live at a real station: its daemon, its console, a browser of his own whose microphone plays a file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Role } from '../../scheduler/acts/roles.ts';
import { openPeople } from '../../scheduler/console/accounts/people.ts';
import { openSqliteStore } from '../../scheduler/store/sqlite.ts';
import type { Store } from '../../scheduler/store/store.ts';
import { launchSettings } from './browser.ts';

/** 16-bit mono WAV. */
export function wavOf(samples: Int16Array, rateHz: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + 2 * samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rateHz, 24);
  head.writeUInt32LE(2 * rateHz, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(2 * samples.length, 40);
  const body = Buffer.alloc(2 * samples.length);
  samples.forEach((value, index) => body.writeInt16LE(value, 2 * index));
  return Buffer.concat([head, body]);
}

/** Bursts of a tone, 60 ms long, one each `everyMs`, over a soft hum: what a click is after a browser's noise filter. */
export function bursts(seconds: number, everyMs: number, rateHz = 48_000): Int16Array {
  const samples = new Int16Array(seconds * rateHz);
  for (let at = 0; at < samples.length; at++) {
    const ms = (at * 1000) / rateHz;
    const within = ms % everyMs;
    const isOn = within >= everyMs - 60;
    const hum = 30 * Math.sin((2 * Math.PI * 180 * ms) / 1000);
    samples[at] = Math.round(hum + (isOn ? 12_000 * Math.sin((2 * Math.PI * 900 * ms) / 1000) : 0));
  }
  return samples;
}

/** A browser whose microphone plays the file once. */
export function speakingBrowser(folder: string, samples: Int16Array): Promise<Browser> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'micro.wav');
  writeFileSync(file, wavOf(samples, 48_000));
  const { executablePath, args } = launchSettings();
  return chromium.launch({
    executablePath,
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}%noloop`,
    ],
  });
}

/** The page of whoever has these roles. */
export async function livePageOf(
  browser: Browser,
  station: { readonly url: string; readonly dataDir: string },
  account: string,
  roles: readonly Role[] = ['operator'],
): Promise<Page> {
  const people = openPeople({
    ...{ file: join(station.dataDir, 'accounts.db'), now: () => Date.now() },
    ...{ showFirstCode: () => undefined },
    log: { write: () => undefined, gather: () => undefined },
  });
  people.book.make({ account, name: `Bà ${account}`, roles }, 'no password');
  const value = people.sessions.begin(account, { address: '127.0.0.1', agent: 'test' });
  people.close();
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const cookie = { name: '__Secure-loa', value, path: '/dai/', secure: true, httpOnly: true };
  const { hostname } = new URL(station.url);
  await context.addCookies([{ ...cookie, domain: hostname, sameSite: 'Strict' }]);
  const page = await context.newPage();
  await page.goto(`${station.url}/dai/noi-truc-tiep/`);
  return page;
}

/** Looks into the station's store; it is another process's. */
export function withStore<T>(dataDir: string, look: (store: Store) => T): T {
  const store = openSqliteStore(join(dataDir, 'loa.db'));
  try {
    return look(store);
  } finally {
    store.close();
  }
}

/** A ward without campaigns, whose hours are all hours but the night's. */
export const speakingWard: Readonly<Record<string, string>> = {
  'content/ward.yaml': `name: phường Thử
station: Đài truyền thanh phường Thử
portals: []
broadcast:
  permitted:
    - days: [mon, tue, wed, thu, fri, sat, sun]
      from: '05:00'
      to: '22:00'
      citation: Quy chế
  maxSessionMinutes: 15
  maxSessionsPerDay: 12
  sessionCitation: Quy chế
`,
  'content/facts.yaml': '[]\n',
  'content/glossary.yaml': '[]\n',
  'content/synonyms.yaml': '[]\n',
  'content/lexicon.tsv': 'written\tspoken\tnote\n',
};
