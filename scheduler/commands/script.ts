import { leftOutOf, spokenScript } from '../../audio/index.ts';
import { formatProblem } from '../../content/schema/problem.ts';
import { unspokenNames } from '../../content/schema/unspoken.ts';
import { jsonFlag, type Command } from './command.ts';
import { UsageFailure } from '../failure.ts';
import { json } from './print.ts';
import { readWorkplace } from './workplace.ts';

export const script: Command = {
  spec: {
    words: 'VĂN_BẢN',
    takes: [1, 1],
    about:
      'In từng câu của một văn bản: lời viết và lời sẽ đọc. Văn bản ghi như đường dẫn trên trang, không có / ở hai đầu.',
    flags: { json: jsonFlag },
    examples: ['script thong-bao/dich-vu-cong-truc-tuyen'],
  },
  run: async (call) => {
    const { content } = await readWorkplace(call);
    const wanted = (call.words[0] ?? '').replace(/^content\/|^\/|\/$|\.mdx$/g, '');
    const document = content.documents.find(({ id, slug, file }) =>
      [id, slug, file.replace(/^content\/|\.mdx$/g, '')].includes(wanted),
    );
    if (!document)
      throw new UsageFailure(
        `Không có văn bản "${wanted}".`,
        `Các văn bản: ${content.documents.map(({ id }) => id).join(', ')}.`,
      );
    const lines = await spokenScript(content, document.id);
    const leftOut = await leftOutOf(content, document.id);
    const { out, err } = call.terminal;
    if (call.on('json')) {
      const sentences = lines.map(({ kind, text, spoken, pauseMs, problems }) => ({
        ...{ kind, text, spoken: spoken.text, pauseMs },
        unknown: problems.map(formatProblem),
      }));
      out(json({ document: document.id, hash: document.hash, sentences, leftOut }));
    } else
      for (const { text, spoken, pauseMs } of lines)
        out(`Viết: ${text}\nĐọc:  ${spoken.text}  (nghỉ ${pauseMs} ms)\n\n`);
    if (!call.on('json') && leftOut.length > 0) {
      out('Không đọc (bọc trong <ReadAloud> thì vẫn đọc):\n');
      for (const { text, line, why } of leftOut)
        out(`  dòng ${line}, ${unspokenNames[why]}: ${text}\n`);
    }
    const problems = lines.flatMap((line) => line.problems);
    for (const problem of problems) err(`${formatProblem(problem)}\n`);
    return problems.length > 0 ? 1 : 0;
  },
};
