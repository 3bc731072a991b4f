import { resolve } from 'node:path';
import { isBlank } from '../content/schema/blank.ts';
import { parseClockSpec, type ClockSpec } from '../content/schema/clock-spec.ts';
import { LoaError } from '../content/schema/loa-error.ts';
import { outputKinds, type OutputKind } from '../content/schema/names.ts';

/** A setting that cannot be used; the message is Vietnamese and says how to mend it. Commands exit 2. */
export class ConfigError extends LoaError<'config'> {
  override readonly name = 'ConfigError';

  constructor(message: string, hint = '') {
    super('config', message, { hint });
  }
}

/** Where this run reads and writes, and how it was asked to behave. Paths are absolute. */
export interface Config {
  readonly root: string;
  readonly contentDir: string;
  /** LOA_DATA: everything the program writes. */
  readonly dataDir: string;
  /** `$LOA_DATA/public`: what audio and scheduler publish. */
  readonly publicDir: string;
  /** `$LOA_DATA/public/tep`: bulletins by hash. */
  readonly bulletinDir: string;
  readonly databaseFile: string;
  readonly captureFile: string;
  /** The built site. */
  readonly distDir: string;
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** `--output` or LOA_OUTPUT; absent: ward.yaml decides. */
  readonly outputs?: readonly OutputKind[];
  /** LOA_CLOCK; absent: the system's clock. */
  readonly clock?: ClockSpec;
}

/** Flags of the command line; each wins over its variable of the environment. */
export interface ConfigFlags {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly output?: string | undefined;
}

const repositoryRoot = resolve(import.meta.dirname, '..');

/**
 * The configuration from environment and flags.
 * LOA_DATA (default `var/` of the repository), LOA_CONTENT (`content/`), LOA_PORT (4321), LOA_HOST (127.0.0.1),
 * LOA_OUTPUT (kinds separated by commas), LOA_CLOCK. Throws ConfigError.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  flags: ConfigFlags = {},
): Config {
  const root = repositoryRoot;
  // A variable that is set to nothing is not set.
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const dataDir = resolve(given('LOA_DATA') ?? resolve(root, 'var'));
  const publicDir = resolve(dataDir, 'public');
  const outputs = readOutputs(flags.output ?? given('LOA_OUTPUT'));
  const clock = readClock(given('LOA_CLOCK'));
  return {
    root,
    contentDir: resolve(given('LOA_CONTENT') ?? resolve(root, 'content')),
    dataDir,
    publicDir,
    bulletinDir: resolve(publicDir, 'tep'),
    databaseFile: resolve(dataDir, 'loa.db'),
    captureFile: resolve(dataDir, 'capture', 'airings.jsonl'),
    distDir: resolve(given('LOA_DIST') ?? resolve(root, 'dist')),
    host: flags.host ?? given('LOA_HOST') ?? '127.0.0.1',
    port: readPort(flags.port ?? given('LOA_PORT')),
    ...(outputs && { outputs }),
    ...(clock && { clock }),
  };
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 4321;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new ConfigError(
    `Cổng "${text}" không dùng được. Đặt --port hoặc LOA_PORT là số từ 0 đến 65535 (0: tự chọn cổng trống).`,
  );
}

function readOutputs(text: string | undefined): readonly OutputKind[] | undefined {
  if (text === undefined || text === '') return undefined;
  const names = text.split(',').map((name) => name.trim());
  const kinds = outputKinds.filter((kind) => names.includes(kind));
  const unknown = names
    .filter((name) => !outputKinds.some((kind) => kind === name))
    .map((name) => (isBlank(name) ? '(trống)' : name));
  if (unknown.length === 0) return kinds.toSorted((a, b) => names.indexOf(a) - names.indexOf(b));
  throw new ConfigError(
    `Không có đầu ra "${unknown.join(', ')}". Chọn trong: ${outputKinds.join(', ')} (nhiều đầu ra: ngăn bằng dấu phẩy).`,
  );
}

function readClock(text: string | undefined): ClockSpec | undefined {
  if (text === undefined || text === '') return undefined;
  const spec = parseClockSpec(text);
  if (spec) return spec;
  throw new ConfigError(
    `LOA_CLOCK "${text}" không đọc được. Viết: "<giờ ảo ISO>|<giờ thật ISO>|<tốc độ, trên 0 đến 60>", ví dụ "2026-11-24T16:59:00+07:00|2026-11-20T01:00:00Z|60".`,
  );
}

/** The machine's log, for the maintainer; what aired stands in the store. */
export function machineLogOf({ dataDir }: Pick<Config, 'dataDir'>): string {
  return resolve(dataDir, 'logs', 'loa.jsonl');
}

/** Where `loa backup` writes when it is given no file. */
export function backupDirOf(dataDir: string): string {
  return resolve(dataDir, 'backup');
}

/** Where the output `folder` hands over, unless ward.yaml names another place. */
export function handoverDirOf(dataDir: string): string {
  return resolve(dataDir, 'giao-phat');
}
