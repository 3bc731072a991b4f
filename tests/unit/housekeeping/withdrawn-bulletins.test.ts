import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takesFile, takesFolder } from '../../../content/schema/takes.ts';
import { tidy } from '../../../scheduler/housekeeping/tidy.ts';

test('a bulletin with a voice that was taken back goes at once, where no page and no slot has it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-withdrawn-bulletins-'));
  const publicDir = join(dataDir, 'public');
  const bulletinDir = join(publicDir, 'tep');
  mkdirSync(join(publicDir, 'scripts'), { recursive: true });
  mkdirSync(bulletinDir);
  mkdirSync(takesFolder(dataDir));
  const [gone, stays] = ['a'.repeat(64), 'b'.repeat(64)];
  for (const [id, sha256] of Object.entries({ gone, stays }))
    appendFileSync(takesFile(dataDir), `${JSON.stringify({ event: 'take', id, sha256 })}\n`);
  appendFileSync(takesFile(dataDir), `${JSON.stringify({ event: 'withdraw', take: 'gone' })}\n`);
  const bulletins = { withdrawn: '1', onPage: '2', other: '3' } as const;
  const file = (of: keyof typeof bulletins, end: string): string =>
    join(bulletinDir, `${bulletins[of].repeat(64)}.${end}`);
  for (const [of, take] of [
    ...([['withdrawn', gone]] as const),
    ...([['onPage', gone]] as const),
    ...([['other', stays]] as const),
  ]) {
    writeFileSync(file(of, 'mp3'), 'mp3');
    writeFileSync(file(of, 'json'), JSON.stringify({ sentences: [{ take }] }));
  }
  const script = JSON.stringify({ sha256: bulletins.onPage.repeat(64) });
  writeFileSync(join(publicDir, 'scripts', 'bai.json'), script);

  const places = { dataDir, publicDir, bulletinDir, databaseFile: join(dataDir, 'loa.db') };
  await tidy(places, [], Date.now(), 90);
  const left = (of: keyof typeof bulletins): readonly boolean[] =>
    ['mp3', 'json'].map((end) => existsSync(file(of, end)));
  expect([left('withdrawn'), left('onPage'), left('other')]).toEqual([
    ...[
      [false, false],
      [true, true],
      [true, true],
    ],
  ]);
  rmSync(dataDir, { recursive: true });
});
