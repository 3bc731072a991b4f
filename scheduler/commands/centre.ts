// The centre of many stations, for whoever sits at its machine.
import { loaCommand } from '../../content/schema/loa-command.ts';
import { readConfig } from '../config.ts';
import { UsageFailure } from '../failure.ts';
import type { Call, Command } from './command.ts';
import { stationFlags } from './run.ts';

const acts: Readonly<Record<string, (call: Call) => Promise<number>>> = { run };

export const centre: Command = {
  spec: {
    words: '',
    takes: [0, 1],
    about:
      'Chạy trung tâm của nhiều đài phường: giữ sổ trong PostgreSQL, phục vụ ở LOA_PORT, /healthz báo còn tốt không. Dừng bằng Ctrl-C.\nDATABASE_URL là địa chỉ PostgreSQL (15 trở lên); không đặt thì trung tâm chạy PostgreSQL riêng trong LOA_DATA/centre, để thử. Đài phường không cần lệnh này.',
    flags: { port: stationFlags.port, host: stationFlags.host },
    examples: ['centre', 'centre --port 8080'],
  },
  run(call) {
    const [wanted = 'run'] = call.words;
    const act = Object.hasOwn(acts, wanted) ? acts[wanted] : undefined;
    if (!act)
      throw new UsageFailure(
        `Không có việc "${wanted}" với trung tâm.`,
        `Xem: ${loaCommand} centre --help`,
      );
    return act(call);
  },
};

async function run(call: Call): Promise<number> {
  const { env, err } = call.terminal;
  const { dataDir, host, port } = readConfig(env, {
    port: call.value('port'),
    host: call.value('host'),
  });
  const { runCentre, surviveMistakes } = await import('../centre/run-centre.ts');
  const tell = (line: string): void => {
    err(`${line}\n`);
  };
  const stopSurviving = surviveMistakes(tell);
  try {
    await runCentre({ dataDir, host, port, env, tell });
  } finally {
    stopSurviving();
  }
  return 0;
}
