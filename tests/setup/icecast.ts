import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePort } from './free-port.ts';

/** Path of the real Icecast server on this machine, or undefined. */
export function findIcecast(): string | undefined {
  return ['/usr/bin/icecast2', '/usr/local/bin/icecast', '/usr/bin/icecast'].find(existsSync);
}

export interface IcecastServer {
  readonly port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** Icecast refuses to run as root, and changes to this user by itself. */
const nobody = 65_534;

/** A server on a free port, not yet started; its source password is "bimat". */
export async function prepareIcecast(folder: string): Promise<IcecastServer> {
  chmodSync(folder, 0o777);
  if (process.getuid?.() === 0) chownSync(folder, nobody, nobody);
  const port = await freePort();
  let server: ChildProcess | undefined;
  writeFileSync(join(folder, 'icecast.xml'), settings(folder, port));
  return {
    port,
    async start() {
      server = spawn(findIcecast() ?? '', ['-c', join(folder, 'icecast.xml')], { stdio: 'ignore' });
      const answers = (): Promise<boolean> =>
        fetch(`http://127.0.0.1:${port}/`).then(
          () => true,
          () => false,
        );
      await vi.waitUntil(answers, { timeout: 120_000 });
    },
    async stop() {
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      server?.kill('SIGKILL');
      await ended;
    },
    kill: (signal) => server?.kill(signal),
  };
}

function settings(folder: string, port: number): string {
  return `<icecast><limits><sources>4</sources><burst-on-connect>0</burst-on-connect></limits>
<authentication><source-password>bimat</source-password><admin-user>admin</admin-user><admin-password>x</admin-password></authentication>
<hostname>localhost</hostname><listen-socket><port>${port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
<paths><logdir>${folder}</logdir><webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin</adminroot></paths>
<logging><errorlog>error.log</errorlog><accesslog>access.log</accesslog></logging>
<security><chroot>0</chroot><changeowner><user>nobody</user><group>nogroup</group></changeowner></security></icecast>`;
}
