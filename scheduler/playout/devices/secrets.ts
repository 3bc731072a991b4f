// Passwords of loudspeakers: never in content/, never in a message or a log.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where they are kept, below LOA_DATA: `cot-1 = password`, one a line. */
export const secretsFile = join('loa-mang', 'mat-khau.txt');

/** The variable that stands before the file: `cot-1` → LOA_SPEAKER_COT_1. */
export function secretVariable(id: string): string {
  return `LOA_SPEAKER_${id.toUpperCase().replaceAll('-', '_')}`;
}

/** A device's password, read anew each time; undefined where nobody wrote one. Throws what the system throws, but for a file that isn't there. */
export function readSecret(
  dataDir: string,
  id: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const given = env[secretVariable(id)];
  if (given !== undefined && given !== '') return given;
  for (const line of readLines(join(dataDir, secretsFile))) {
    const at = line.indexOf('=');
    if (at > 0 && line.slice(0, at).trim() === id) return line.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** Vietnamese: how a password that is missing is given. */
export function sayNoSecret(id: string): string {
  return `Chưa có mật khẩu. Ghi dòng "${id} = mật khẩu" vào tệp ${secretsFile} trong thư mục dữ liệu (chmod 600), hoặc đặt biến ${secretVariable(id)}.`;
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
