// The check that `npm run dev` and `npm run build` run before Astro sees a file; with `--facts`, `npm run check:facts`.
// A content folder may be named: `node content/check.ts [--facts] [DIR]`.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadContent } from './load.ts';
import { overdueFacts } from './overdue.ts';
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
  const overdue = overdueFacts(content.facts, dayIn(content.ward.timeZone, nowMs()));
  for (const fact of overdue)
    console.error(
      `content/facts.yaml — Điều "${fact.id}" chưa kiểm tra lại từ ${written(fact.checkedOn)} (hạn ${written(fact.recheckBy)}). So lại với ${fact.source}, rồi sửa checkedOn và recheckBy.`,
    );
  if (overdue.length > 0) process.exitCode = 1;
  else console.log('Mọi điều trong content/facts.yaml đều còn trong hạn kiểm tra.');
}

/** `2024-06-01` → `01/06/2024`. */
function written(day: string): string {
  return day.split('-').toReversed().join('/');
}
