// What the air will need, told where pages are built: forms nobody can read yet and guesses nobody has decided, as warnings.
// `npm run check` and `npm run build` run it; it never fails them. A content folder may be named: `node audio/warn.ts [DIR]`.
import { fileURLToPath } from 'node:url';
import { loadContent } from '../content/load.ts';
import { formatProblem } from '../content/schema/problem.ts';
import { checkSpeech } from './check-speech.ts';

const dir = process.argv[2] ?? fileURLToPath(new URL('../content/', import.meta.url));
const { content } = loadContent(dir);
if (content) {
  const heard = checkSpeech(content, dir).filter(({ severity }) => severity === 'error');
  for (const problem of heard) {
    console.warn(`Chú ý, loa chưa phát được: ${formatProblem(problem)}`);
  }
}
