// `npm run check`: format, lint, types, boundaries, unused code, staff's content. Each step says what it found.
import { runOrExit } from './run.ts';

// The longest goes beside the others: two cores.
const linting = runOrExit('lint (eslint)', 'eslint', ['--max-warnings=0', '.']);
await runOrExit('format (prettier)', 'prettier', ['--check', '--log-level=warn', '.']);
await runOrExit('types (astro check)', 'astro', [
  'check',
  '--minimumSeverity',
  'warning',
  '--silent',
]);
await runOrExit('boundaries (dependency-cruiser)', 'depcruise', [
  '--config=.dependency-cruiser.mjs',
  '--output-type=err-long',
  'content',
  'audio',
  'scheduler',
  'site',
  'tests',
]);
await runOrExit('unused code (knip)', 'knip', []);
await runOrExit('content', 'node', ['content/check.ts']);
await runOrExit('what the air will need', 'node', ['audio/warn.ts']);
await linting;
