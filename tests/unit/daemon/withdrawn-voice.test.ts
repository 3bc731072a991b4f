import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takesFile, takesFolder } from '../../../content/schema/takes.ts';
import { lookAtBulletin } from '../../../scheduler/inspect/inspect-bulletin.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-withdrawn-voice-'));
  mkdirSync(takesFolder(dataDir));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const sound = 'a'.repeat(64);
const sha256 = createHash('sha256').update('mp3').digest('hex');
const happens = (event: object): void => {
  appendFileSync(takesFile(dataDir), `${JSON.stringify(event)}\n`);
};
const look = async (): Promise<string> =>
  (await lookAtBulletin({ bulletinDir: dataDir, dataDir }, { sha256 })).how;

function bulletinWith(sentence: object): void {
  writeFileSync(join(dataDir, `${sha256}.mp3`), 'mp3');
  writeFileSync(join(dataDir, `${sha256}.json`), JSON.stringify({ sentences: [sentence] }));
}

test('a bulletin airs until somebody in it takes back what he read', async () => {
  bulletinWith({ by: 'person', take: sound });
  happens({ event: 'take', id: 'one', sha256: sound });
  expect(await look()).toBe('good');
  happens({ event: 'withdraw', take: 'one' });
  expect(await look()).toBe('broken');
  // Read again and kept, sample for sample the same: it is not the one that was taken back.
  happens({ event: 'take', id: 'two', sha256: sound });
  expect(await look()).toBe('good');
});

test('one that the machine reads asks nobody', async () => {
  bulletinWith({ text: 'Nói về "take": một từ.' });
  happens({ event: 'take', id: 'one', sha256: sound });
  happens({ event: 'withdraw', take: 'one' });
  expect(await look()).toBe('good');
});
