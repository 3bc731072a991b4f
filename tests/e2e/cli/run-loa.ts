import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { main } from '../../../scheduler/commands/main.ts';

/** What one call of `loa` did. */
export interface LoaResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `loa` as a technician's script does: a process of its own, nobody watching. */
export function runLoa(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<LoaResult> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve('scheduler/cli.ts'), ...args], {
      env: { ...process.env, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code) => {
      done({ code, out, err });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** The same, within this process: for commands that only print. A tenth of the time. */
export async function callLoa(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<LoaResult> {
  let out = '';
  let err = '';
  const code = await main(args, {
    stdin: Readable.from([input]),
    out: (text) => (out += text),
    err: (text) => (err += text),
    env: { ...process.env, ...env },
    interactive: false,
  });
  return { code, out, err };
}
