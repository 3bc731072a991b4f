// PostgreSQL's own programs write the ledger out, and in again. Passwords go by the environment: a command line is read by all.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../../failure.ts';
import type { DatabasePlace } from './connect.ts';
import { postgresPlaces } from './programs.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What is worth nothing to whoever restores, or would let somebody in again. */
const notKept = ['loa.session', 'loa.sign_in_code', 'loa.half_sign_in', 'loa.slow_down'];

export interface Dumped {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Writes the schemas into the file from a place in it on, as one instant has them. Rejects with Failure. */
export async function dumpInto(
  file: string,
  from: number,
  asked: {
    place: DatabasePlace;
    env: Env;
    centreDir: string;
    major: number;
    schemas: readonly string[];
  },
): Promise<Dumped> {
  const { place, env, centreDir, major, schemas } = asked;
  const words = ['--format=custom', '--no-owner', '--no-privileges', '--lock-wait-timeout=60000'];
  const child = spawn(
    programNamed('pg_dump', centreDir, env, major),
    [
      ...words,
      ...schemas.map((schema) => `--schema=${schema}`),
      ...notKept.map((table) => `--exclude-table-data=${table}`),
    ],
    { env: { ...env, ...connectionOf(place) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said = gather(child.stderr);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(part: Buffer, _, done) {
      hash.update(part);
      bytes += part.byteLength;
      done(null, part);
    },
  });
  try {
    await pipeline(
      child.stdout,
      counted,
      createWriteStream(file, { flags: 'r+', start: from, flush: true }),
    );
  } catch (error) {
    child.kill();
    throw error;
  }
  if ((await ended) !== 0)
    throw new Failure(
      `pg_dump không ghi được bản sao lưu: ${lastLine(said())}`,
      'Kiểm tra PostgreSQL có chạy không, và đĩa còn chỗ không.',
    );
  return { bytes, sha256: hash.digest('hex') };
}

/** All of it or nothing. Rejects with Failure. */
export async function restoreFrom(
  file: string,
  from: number,
  {
    place,
    env,
    centreDir,
    major,
  }: { place: DatabasePlace; env: Env; centreDir: string; major: number },
): Promise<void> {
  const database = connectionOf(place);
  const child = spawn(
    programNamed('pg_restore', centreDir, env, major),
    [
      ...['--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error'],
      `--dbname=${database['PGDATABASE'] ?? ''}`,
    ],
    { env: { ...env, ...database }, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const said = gather(child.stderr);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  // It may end before it has read all: what it says then counts.
  await pipeline(createReadStream(file, { start: from }), child.stdin).catch(() => undefined);
  if ((await ended) === 0) return;
  throw new Failure(
    `pg_restore dừng giữa chừng, cơ sở dữ liệu vẫn trống: ${lastLine(said())}`,
    'Bản sao lưu do PostgreSQL mới hơn ghi thì cần pg_restore của phiên bản ấy.',
  );
}

/** Of that major version or newer: an older one refuses. Throws Failure with the way to get it. */
function programNamed(name: string, centreDir: string, env: Env, major: number): string {
  const found = [...new Set(postgresPlaces(centreDir, env))]
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .filter((file) => existsSync(file));
  for (const file of found) if (majorOf(file) >= major) return file;
  const why = found.length === 0 ? 'chưa có' : `chỉ có bản cũ hơn ${major} của`;
  throw new Failure(
    `Máy này ${why} chương trình ${name} của PostgreSQL.`,
    `Debian, Ubuntu: sudo apt install postgresql-client-${major}. Nơi khác: đặt LOA_PG_BIN là thư mục có ${name}. Rồi làm lại (${loaCommand} centre --help).`,
  );
}

function majorOf(file: string): number {
  const said = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return Number(/\b(\d+)(\.\d+|\w*)/.exec(said.stdout)?.[1] ?? '0');
}

/** As libpq reads it. */
function connectionOf(place: DatabasePlace): Readonly<Record<string, string>> {
  if (!('url' in place))
    return {
      ...{ PGHOST: place.socketDir, PGPORT: String(place.port), PGUSER: place.username },
      PGDATABASE: place.database,
    };
  const url = new URL(place.url);
  const { hostname, port, username, password, pathname, searchParams } = url;
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  const sslMode = searchParams.get('sslmode');
  return {
    ...(host !== '' && { PGHOST: host.replace(/^\[|\]$/g, '') }),
    ...(port !== '' && { PGPORT: port }),
    ...(username !== '' && { PGUSER: decodeURIComponent(username) }),
    ...(password !== '' && { PGPASSWORD: decodeURIComponent(password) }),
    PGDATABASE: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
    ...(sslMode !== null && { PGSSLMODE: sslMode }),
  };
}

function gather(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (part: Buffer) => {
    text = (text + part.toString()).slice(-4000);
  });
  return () => text;
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? '';
}
