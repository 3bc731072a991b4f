// `npm test`: what must hold before a change lands, from a fresh clone, within 10 minutes on 2 cores.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { codeCacheFolder } from '../../scheduler/small-process.ts';
import { builtSite, clearStaleLocks } from './built.ts';
import { setUpPrograms } from './programs.ts';
import { roomInMemory } from './room-in-memory.ts';
import { run } from './run.ts';

/** The part of Vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const reports = 'node_modules/.cache/loa-tests';
/** The check and the tests that only calculate take what of the processor those leave that wait for sound, a page or a disk. */
const behind = 5;

// A hundred processes read the same files: what was compiled once is compiled. A station keeps it there too.
process.env['NODE_COMPILE_CACHE'] ??= codeCacheFolder();

const room = roomInMemory();
if (room !== undefined) process.env['TMPDIR'] ??= room;

setUpPrograms();
clearStaleLocks();
console.log('\n▸ audio and site for the tests, then tests with a browser, a station, real sound');
console.log('▸ beside them: check, then tests that only calculate');
const [real, calculating] = await Promise.all([testReal(), checkAndCalculate()]);
const failed = { ...calculating, real };
for (const [name, code] of Object.entries(failed))
  console.log(code === 0 ? `✓ ${name}` : `✗ ${name}: exit code ${code}`);
process.exit(Math.max(...Object.values(failed)));

async function testReal(): Promise<number> {
  try {
    await builtSite();
  } catch (error) {
    console.error(error);
    return 1;
  }
  return test('real', ['--project=real', '--project=alone']);
}

async function checkAndCalculate() {
  const check = await run('node', ['tests/setup/check.ts'], {}, behind);
  return { check, unit: await test('unit', ['--project=unit', '--maxWorkers=2'], behind) };
}

async function test(name: string, args: readonly string[], niceness = 0): Promise<number> {
  const file = `${reports}/${name}.json`;
  // Of an earlier run: this one may die before it writes its own.
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('vitest', ['run', ...args, ...reporters], {}, niceness);
  if (!existsSync(file)) return code || 1;
  // The shape is Vitest's own, written by the line above.
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const { numPassedTests, numFailedTests, numPendingTests } = report;
  console.log(
    `${name}: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`,
  );
  return code;
}
