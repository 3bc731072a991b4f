// How this process reaches its centre: through the proxy that the machine names, believing also the operator's own authority.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { sayError } from '../../content/schema/say-error.ts';
import { Failure } from '../failure.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * HTTPS_PROXY and NO_PROXY as they are set; `LOA_CENTRE_CA` names a file of certificates (PEM) that are believed beside those
 * of the system. Throws Failure where there are none in it.
 */
export function reachOut(env: Env): void {
  trustOperator(env);
  // Node 24.14 has it; where it is older, a proxy is used by the link's own process alone, which is begun with the flag.
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: (env: Env) => unknown };
  setGlobalProxyFromEnv?.(env);
}

function trustOperator(env: Env): void {
  const file = env['LOA_CENTRE_CA']?.trim() ?? '';
  if (file === '') return;
  const mend = 'Sửa LOA_CENTRE_CA thành tệp chứng thư gốc (PEM) mà trung tâm đưa, hoặc bỏ nó đi.';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(`Không đọc được chứng thư gốc ${file}: ${sayError(error)}.`, mend);
  }
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const certificates = found.filter(isCertificate);
  if (certificates.length === 0 || certificates.length < found.length)
    throw new Failure(`Tệp ${file} không phải chứng thư gốc dạng PEM.`, mend);
  setDefaultCACertificates([...getCACertificates('default'), ...certificates]);
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).publicKey.asymmetricKeyType !== undefined;
  } catch {
    return false;
  }
}
