import { request } from 'node:http';

export interface PatientAnswer {
  readonly status: number;
  readonly body: Buffer;
  /** Empty where it has none. */
  header(name: string): string;
}

/** Like fetch, but it waits as long as it takes: a thousand at once on a busy machine are no failure of the line. */
export function patientPost(
  url: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<PatientAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject).once('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts),
          header: (name) => String(response.headers[name.toLowerCase()] ?? ''),
        });
      });
    });
    sent.once('error', reject).end(body);
  });
}
