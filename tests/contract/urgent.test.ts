import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const file = '/proc/self/autogroup';
const mayAsk = existsSync(file) && process.getuid?.() === 0;

/** What Linux shows of its session after a program has asked for its place. */
function placeAfterAsking(before: string): string {
  const code = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { beUrgent } from './scheduler/small-process.ts';
    ${before}
    beUrgent();
    process.stdout.write(readFileSync('${file}', 'utf8'));`;
  const { stdout, stderr } = spawnSync(
    'setsid',
    ['--wait', process.execPath, '--input-type=module', '-e', code],
    { encoding: 'utf8' },
  );
  return stdout.trim().split(' nice ')[1] ?? stderr;
}

describe.runIf(mayAsk && hasSetsid())(
  'where Linux shares the processor among sessions first',
  () => {
    it('the station’s session comes before the others', () => {
      expect(placeAfterAsking('')).toBe('-10');
    });
    it('a place that somebody gave its session stays', () => {
      expect(placeAfterAsking(`writeFileSync('${file}', '5');`)).toBe('5');
    });
  },
);

function hasSetsid(): boolean {
  try {
    execFileSync('setsid', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
