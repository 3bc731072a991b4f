// A mail server that keeps what it gets: by TLS from the first byte, or after STARTTLS, from whoever knows its password.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';

export interface MailSetup {
  /** How it speaks TLS: from the first byte, when it is asked to, never. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  /** PEM. */
  readonly cert?: string;
  readonly key?: string;
  /** Who sends must know it; absent: it asks nobody. */
  readonly password?: string;
}

export interface SentLetter {
  readonly to: readonly string[];
  /** As it went over the line. */
  readonly raw: string;
  /** Its words. */
  readonly text: string;
  readonly encrypted: boolean;
}

export interface MailServer {
  readonly port: number;
  readonly letters: readonly SentLetter[];
  /** Each password that was said, and whether anybody on the line could read it. */
  readonly passwords: readonly { readonly password: string; readonly encrypted: boolean }[];
  close(): void;
}

interface Kept {
  readonly letters: SentLetter[];
  readonly passwords: { readonly password: string; readonly encrypted: boolean }[];
}

export async function openMailServer(setup: MailSetup): Promise<MailServer> {
  const kept: Kept = { letters: [], passwords: [] };
  const open = new Set<Socket>();
  const meet = (socket: Socket): void => {
    open.add(socket.on('error', () => undefined));
    socket.write('220 thu.test ESMTP\r\n');
    converse(socket, setup, kept);
  };
  const server = setup.tls === 'implicit' ? createTlsServer(setup, meet) : createServer(meet);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    ...kept,
    // What listens at a port has an address of this shape.
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** RFC 5321, as far as one letter needs it. */
function converse(socket: Socket, setup: MailSetup, { letters, passwords }: Kept): void {
  const encrypted = socket instanceof TLSSocket;
  let text = '';
  let inLetter = false;
  let to: string[] = [];
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const commands: Readonly<Record<string, (rest: string) => void>> = {
    EHLO() {
      const offers = [
        ...(setup.tls === 'starttls' && !encrypted ? ['STARTTLS'] : []),
        ...(setup.password === undefined ? [] : ['AUTH PLAIN']),
      ];
      for (const offer of offers) say(`250-${offer}`);
      say('250 8BITMIME');
    },
    STARTTLS() {
      if (setup.tls !== 'starttls') {
        say('454 no');
        return;
      }
      say('220 go');
      socket.removeAllListeners('data');
      const safe = new TLSSocket(socket, { ...setup, isServer: true });
      safe.on('error', () => undefined);
      converse(safe, setup, { letters, passwords });
    },
    AUTH(rest) {
      const [, , password = ''] = Buffer.from(rest.split(' ')[1] ?? '', 'base64')
        .toString()
        .split('\0');
      passwords.push({ password, encrypted });
      say(password === setup.password ? '235 ok' : '535 5.7.8 Username and Password not accepted');
    },
    MAIL() {
      to = [];
      say(setup.password === undefined || passwords.length > 0 ? '250 ok' : '530 sign in');
    },
    RCPT(rest) {
      to.push(/<(.*)>/.exec(rest)?.[1] ?? '');
      say('250 ok');
    },
    DATA() {
      inLetter = true;
      say('354 go on');
    },
    QUIT() {
      say('221 bye');
      socket.end();
    },
  };
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    for (;;) {
      const end = text.indexOf(inLetter ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const line = text.slice(0, end);
      text = text.slice(end + (inLetter ? 5 : 2));
      if (inLetter) {
        inLetter = false;
        letters.push({ to, raw: line, text: textOf(line), encrypted });
        say('250 ok');
        continue;
      }
      const [name = '', ...rest] = line.split(' ');
      const command = commands[name.toUpperCase()];
      if (command) command(rest.join(' '));
      else say('502 what?');
    }
  });
}

/** The words of a letter, however they were packed for the way. */
function textOf(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const packed = body.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head))
    return Buffer.from(packed, 'base64').toString();
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return packed;
  const bytes = packed
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
