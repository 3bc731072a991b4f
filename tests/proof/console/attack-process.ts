// Whoever attacks does so from a process of his own: what he costs himself is not what the station costs.
import { connect, type Socket } from 'node:net';
import { attackOf } from './attack-plan.ts';

// Written by attack.ts.
const { host, port, sha256 } = JSON.parse(process.argv[2] ?? '') as {
  host: string;
  port: number;
  sha256: string;
};
const { wrongSignInsPerSecond, idleConnections, bigBodies, bigBodyBytes, slowReaders } = attackOf;

process.on('disconnect', () => process.exit(0));
// What is cut off is what an attacker expects.
process.on('uncaughtException', () => undefined);

const comesBackMs = 500;
const open = (whenOpen: (socket: Socket) => void, again: () => void): Socket => {
  const socket = connect(port, host);
  socket.once('connect', () => {
    whenOpen(socket);
  });
  socket.on('error', () => undefined).once('close', () => setTimeout(again, comesBackMs));
  return socket;
};
const head = (line: string, more: string): string =>
  `${line} HTTP/1.1\r\nHost: ${host}:${port}\r\nOrigin: http://${host}:${port}\r\n${more}\r\n`;

/** Says nothing, and comes back when it is cut off. */
function idle(): void {
  open(
    (socket) => socket.resume(),
    () => {
      idle();
    },
  );
}

/** Announces a hundred megabytes and sends them as fast as they are taken. */
function big(): void {
  const piece = Buffer.alloc(64 * 1024, 'a');
  open(
    (socket) => {
      socket.resume();
      const type = 'Content-Type: application/x-www-form-urlencoded\r\n';
      socket.write(head('POST /dai/viec/stop', `${type}Content-Length: ${bigBodyBytes}\r\n`));
      const send = (): void => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('drain', send);
      send();
    },
    () => {
      big();
    },
  );
}

/** Asks for a bulletin and does not read it. */
function slow(): void {
  open(
    (socket) => {
      socket.pause();
      socket.write(head(`GET /phat-thanh/tep/${sha256}.mp3`, ''));
    },
    () => {
      slow();
    },
  );
}

/** Guesses passwords, each on a connection that it gives up after the answer. */
function guess(turn: number): void {
  const body = `account=an&password=mat-khau-${turn}`;
  const type = 'Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n';
  const socket = connect(port, host);
  socket.on('error', () => undefined).resume();
  socket.write(head('POST /dai/dang-nhap/', `${type}Content-Length: ${body.length}\r\n`) + body);
  setTimeout(() => socket.destroy(), 5000);
}

for (let turn = 0; turn < idleConnections; turn++) setTimeout(idle, turn);
for (let turn = 0; turn < bigBodies; turn++) big();
for (let turn = 0; turn < slowReaders; turn++) slow();
const everyMs = 20;
let turn = 0;
setInterval(() => {
  for (let one = 0; one < (wrongSignInsPerSecond * everyMs) / 1000; one++) guess(turn++);
}, everyMs);
