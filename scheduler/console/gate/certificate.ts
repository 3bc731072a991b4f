import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { dayMs } from '../../../content/schema/durations.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError } from '../../../content/schema/say-error.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import type { Config } from '../../config.ts';
import { isThere } from '../../places.ts';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
  /** SHA-256, as browsers show it. */
  readonly fingerprint: string;
  /** Another one once its files are others. */
  readonly version: string;
}

type Tls = NonNullable<Ward['console']>['tls'];

/** Phones refuse certificates of more than 825 days: https://support.apple.com/HT210176 */
const ownLastsDays = 800;
const renewedBeforeDays = 30;

/** The ward's certificate, or one that is made here and kept in `$LOA_DATA/console/`. Rejects with a Vietnamese clause. */
export async function readCertificate(
  tls: Tls,
  { dataDir }: Pick<Config, 'dataDir'>,
): Promise<Certificate> {
  const files = tls === 'own' ? await ownFiles(dataDir) : filesOf(tls, dataDir);
  const [cert, key] = [readPem(files.cert), readPem(files.key)];
  try {
    createSecureContext({ cert, key });
    const fingerprint = new X509Certificate(cert).fingerprint256;
    return { cert, key, fingerprint, version: versionOf(files) };
  } catch (error) {
    const says = `${files.cert} và ${files.key} không phải chứng chỉ và khóa riêng của nó, dạng PEM`;
    throw new LoaError('bad-certificate', says, { cause: error });
  }
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LoaError('bad-certificate', `không đọc được ${file}: ${sayError(error)}`, {
      cause: error,
    });
  }
}

interface Files {
  readonly cert: string;
  readonly key: string;
}

function filesOf({ cert, key }: Files, dataDir: string): Files {
  return { cert: resolve(dataDir, cert), key: resolve(dataDir, key) };
}

function versionOf({ cert, key }: Files): string {
  return [cert, key].map((file) => `${file} ${statSync(file).mtimeMs}`).join(' ');
}

async function ownFiles(dataDir: string): Promise<Files> {
  const folder = join(dataDir, 'console');
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  if (isThere(files.cert) && isThere(files.key) && !isOld(files.cert)) return files;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = await makeOwn();
  writeFileSync(files.key, made.private, { mode: 0o600 });
  writeFileSync(files.cert, made.cert);
  return files;
}

function isOld(file: string): boolean {
  const { validTo } = new X509Certificate(readFileSync(file));
  return Date.parse(validTo) - Date.now() < renewedBeforeDays * dayMs;
}

async function makeOwn(): Promise<{ readonly private: string; readonly cert: string }> {
  // Heavy, and needed once in two years.
  const { generate } = await import('selfsigned');
  const name = hostname();
  const addresses = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return generate([{ name: 'commonName', value: name }], {
    ...{ keyType: 'ec', curve: 'P-256', algorithm: 'sha256' },
    notBeforeDate: new Date(Date.now() - dayMs),
    notAfterDate: new Date(Date.now() + ownLastsDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          { type: 2, value: `${name}.local` },
          ...addresses.map(({ address }) => ({ type: 7 as const, ip: address })),
        ],
      },
    ],
  });
}
