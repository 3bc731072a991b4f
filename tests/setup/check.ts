// `npm run check`: format, lint, types, boundaries, unused code, staff's content. Each step says what it found.
import { runOrExit } from './run.ts';

await runOrExit('format (oxfmt)', 'oxfmt', ['--list-different', '.']);
await runOrExit('format of .astro (prettier)', 'prettier', [
  ...['--check', '--log-level=warn'],
  'site/**/*.astro',
]);
await runOrExit('lint and types (oxlint)', 'oxlint', []);
await runOrExit('lint of .astro (eslint)', 'eslint', ['--max-warnings=0', 'site']);
await runOrExit('types of .astro (astro check)', 'astro', [
  'check',
  // What it would write of collections, of which there are none, the site's build beside it writes too.
  '--noSync',
  '--tsconfig=tsconfig.astro.json',
  '--minimumSeverity=warning',
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
