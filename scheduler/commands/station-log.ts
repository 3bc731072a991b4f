// What the station says of itself: on the console, in the machine's log, to the ward's own command.
import { spawn } from 'node:child_process';
import type { Clock } from '../clock.ts';
import { machineLogOf, type Config } from '../config.ts';
import type { Said } from '../core/trouble.ts';
import { readWall } from '../core/zone.ts';
import { createLogFile } from '../housekeeping/log-file.ts';
import type { Terminal } from './command.ts';
import type { TellsLasting } from './late-troubles.ts';

export interface StationLog {
  readonly tell: (line: string) => void;
  /** A trouble, or its end: also to the ward's own command. */
  readonly raise: (said: Said) => void;
}

interface LogParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly timeZone: () => string;
  readonly lasts: TellsLasting;
}

export function createStationLog({
  config,
  clock,
  terminal,
  timeZone,
  lasts,
}: LogParts): StationLog {
  const file = machineLogOf(config);
  const write = createLogFile(file, (why) => {
    lasts('machine-log', 'disk', why && `Không ghi được nhật ký máy ${file}: ${why}.`);
  });
  const at = (): string => new Date(clock.now()).toISOString();
  return {
    tell(line) {
      const { day, time } = readWall(timeZone(), clock.now());
      terminal.out(`${day.slice(8)}/${day.slice(5, 7)} ${time}  ${line}\n`);
      write({ at: at(), message: line });
    },
    raise({ message, slot }) {
      write({ at: at(), alarm: message, slot });
      callHook(terminal.env['LOA_HOOK'], message);
    },
  };
}

/** The ward's own command for alarms, e.g. one that sends a text message; it gets the message as its one argument. */
function callHook(command: string | undefined, message: string): void {
  if (command === undefined || command === '') return;
  try {
    spawn(command, [message], { stdio: 'ignore', detached: true, windowsHide: true })
      .on('error', () => undefined)
      .unref();
  } catch {
    // Windows refuses a .cmd at once; an alarm that cannot be sent is still in the log.
  }
}
