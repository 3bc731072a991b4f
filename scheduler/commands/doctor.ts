import { loadContent } from '../../content/load.ts';
import { createClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { examine } from '../doctor/examine.ts';
import { mendNames } from '../doctor/mends.ts';
import { jsonFlag, type Command } from './command.ts';
import { mend } from './mend.ts';
import { json } from './print.ts';

const marks = { good: '✓', warning: '!', bad: '✕' } as const;

export const doctor: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Khám máy và nội dung, chỉ cách chữa từng chỗ hỏng. Mã kết thúc 1 nếu có chỗ hỏng (✕); chỗ nên xem (!) thì không.',
    flags: {
      mend: {
        value: 'CÁCH',
        says: `chữa luôn thay vì khám: ${mendNames.join(', ')}`,
      },
      json: jsonFlag,
    },
    examples: ['doctor', 'doctor --json', 'doctor --mend tidy'],
  },
  run: async (call) => {
    const wanted = call.value('mend');
    if (wanted !== undefined) return mend(call, wanted);
    const { out, env } = call.terminal;
    const config = readConfig(env);
    const { content, problems } = loadContent(config.contentDir);
    const clock = createClock(config.clock);
    const checks = await examine({ config, clock, content, problems });
    const broken = checks.filter(({ state }) => state === 'bad').length;
    if (call.on('json'))
      out(json({ ok: broken === 0, at: new Date(clock.now()).toISOString(), checks }));
    else {
      for (const { name, state, found, mend } of checks) {
        out(`${marks[state]} ${name}: ${found}\n`);
        if (mend !== '') out(`${mend.replace(/^/gm, '    ')}\n`);
      }
      out(broken === 0 ? 'Không có chỗ hỏng.\n' : `Có ${broken} chỗ hỏng.\n`);
    }
    return broken === 0 ? 0 : 1;
  },
};
