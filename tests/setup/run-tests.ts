// `npm test`: what must hold before a change lands, from a fresh clone, within 10 minutes on 2 cores.
import { readFileSync } from 'node:fs';
import { codeCacheFolder } from '../../scheduler/small-process.ts';
import { builtSite, clearStaleLocks } from './built.ts';
import { setUpPrograms } from './programs.ts';
import { run, runOrExit } from './run.ts';

/** The part of Vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const reportFile = 'node_modules/.cache/loa-tests/report.json';

// A hundred processes read the same files: what was compiled once is compiled. A station keeps it there too.
process.env['NODE_COMPILE_CACHE'] ??= codeCacheFolder();

setUpPrograms();
clearStaleLocks();
console.log('\n▸ audio and site for the tests, beside the check');
await Promise.all([runOrExit('check', 'node', ['tests/setup/check.ts']), builtSite()]);
console.log('\n▸ tests (vitest)');
const code = await run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
]);
// The shape is Vitest's own, written by the line above.
const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
console.log(
  `${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests} skipped`,
);
process.exit(code);
