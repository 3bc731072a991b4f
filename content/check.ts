// The check that `npm run dev` and `npm run build` run before Astro sees a file; with `--facts`, `npm run check:facts`.
// A content folder may be named: `node content/check.ts [--facts] [DIR]`.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reviewFacts } from './facts-review.ts';
import { loadContent } from './load.ts';
import { sayReview } from './say-review.ts';
import { formatProblem } from './schema/problem.ts';
import { dayIn, nowMs } from './today.ts';

const { values, positionals } = parseArgs({
  options: { facts: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const dir = positionals[0] ?? fileURLToPath(new URL('.', import.meta.url));
const { content, problems } = loadContent(dir);
for (const problem of problems) console.error(formatProblem(problem));
const errors = problems.filter(({ severity }) => severity === 'error').length;
if (errors > 0) {
  console.error(`Nội dung có ${errors} chỗ sai. Sửa xong rồi chạy lại.`);
  process.exitCode = 1;
}

if (values.facts && content) {
  const items = reviewFacts(content, dayIn(content.ward.timeZone, nowMs()));
  const { overdue, others } = sayReview(items);
  for (const line of overdue) console.error(line);
  for (const line of others) console.log(line);
  if (overdue.length > 0) process.exitCode = 1;
  else console.log('Mọi điều trong content/facts.yaml đều còn trong hạn kiểm tra.');
}
