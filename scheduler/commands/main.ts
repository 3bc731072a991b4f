import { loaCommand } from '../../content/schema/loa-command.ts';
import { LoaError } from '../../content/schema/loa-error.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { systemRefusalOf } from '../../content/schema/system-errors.ts';
import { nearest, parseArguments } from './arguments.ts';
import type { Terminal } from './command.ts';
import { UsageFailure } from '../failure.ts';
import { harmless } from './harmless.ts';
import { helpFor, helpForAll } from './help.ts';
import { commands } from './table.ts';

const badUse: ReadonlySet<string> = new Set(['usage', 'config']);

/** Runs one command line; the exit code: 0 done, 1 failed, 2 bad use. Everything it prints is Vietnamese. */
export async function main(argv: readonly string[], given: Terminal): Promise<number> {
  const terminal: Terminal = {
    ...given,
    out: (text) => {
      given.out(harmless(text));
    },
    err: (text) => {
      given.err(harmless(text));
    },
  };
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    terminal.err(`${describe(error, terminal.env)}\n`);
    return error instanceof LoaError && badUse.has(String(error.code)) ? 2 : 1;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help' || name === undefined) {
    const text = helpForAll(Object.entries(commands).map(([name, { says }]) => [name, says]));
    if (name === undefined) {
      terminal.err(text);
      return 2;
    }
    terminal.out(text);
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    const near = nearest(name, Object.keys(commands));
    throw new UsageFailure(
      `Không có lệnh "${name}".${near ? ` Có phải ${loaCommand} ${near}?` : ''}`,
      `Xem các lệnh: ${loaCommand} --help`,
    );
  }
  const command = await entry.load();
  const { help, words, flags } = parseArguments(name, command.spec, rest);
  if (help) {
    terminal.out(helpFor(name, command.spec));
    return 0;
  }
  return command.run({
    words,
    terminal,
    on: (flag) => flags.get(flag) === true,
    value: (flag) => {
      const value = flags.get(flag);
      return value === true ? undefined : value;
    },
  });
}

/** What a person reads when a command fails: what happened, then how to mend it. */
function describe(error: unknown, env: Terminal['env']): string {
  const trace = env['LOA_DEBUG'] && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  if (error instanceof LoaError)
    return [`Lỗi: ${error.message}`, error.hint].filter(Boolean).join('\n') + trace;
  const refusal = systemRefusalOf(error);
  if (refusal) return `Lỗi: ${sayError(error)}${placeOf(error)}.\n${refusal.mend}${trace}`;
  const kind = error instanceof Error ? error.name : typeof error;
  return `Lỗi ngoài dự kiến trong chương trình (${kind}: ${sayError(error)}).\nChạy lại với LOA_DEBUG=1 để xem chi tiết và gửi cho người bảo trì.${trace}`;
}

/** Which file or folder the system refused, or which package is missing. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return '';
  }
  const missing = /^Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1];
  const named = 'path' in error ? error.path : missing;
  return typeof named === 'string' ? `: ${named}` : '';
}
