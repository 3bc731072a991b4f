// The one place that knows nodemailer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ward } from '../../../content/schema/ward.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Letter } from './letter.ts';
import { sayMailError } from './say-mail-error.ts';

type Mail = NonNullable<Ward['mail']>;

/** Sends one letter; rejects with a Vietnamese clause. */
export type Post = (letter: Letter) => Promise<void>;

/** Real ms: a server that says nothing keeps nobody waiting. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** Letters go by the ward's own server. Its password never stands in content/: LOA_SMTP_PASSWORD, or a file of the data folder. */
export async function createPost({ smtp, sender }: Mail, dataDir: string): Promise<Post> {
  // Loaded by stations that send letters alone.
  const { createTransport } = await import('nodemailer');
  const { protocol, hostname, port, username } = new URL(smtp);
  const secure = protocol === 'smtps:';
  const user = decodeURIComponent(username);
  const transport = createTransport({
    ...{
      host: hostname,
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      ...patience,
    },
    // A password is never said in the clear.
    requireTLS: user !== '',
    ...(user !== '' && { auth: { user, pass: readPassword(dataDir) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text }) => {
    try {
      await transport.sendMail({ from: sender, to, subject, text });
    } catch (error) {
      throw new LoaError('mail', sayMailError(error), { cause: error });
    }
  };
}

/** Where the password of the mail server stands. */
export function smtpPasswordFile(dataDir: string): string {
  return join(dataDir, 'console', 'mat-khau-thu.txt');
}

function readPassword(dataDir: string): string {
  const given = process.env['LOA_SMTP_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  return readFileSync(smtpPasswordFile(dataDir), 'utf8').trim();
}
