// HTTPS by an operator's own authority, through a proxy that CONNECTs: the name is one that no DNS knows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, request, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCentreApp } from '../../../scheduler/centre/app.ts';
import { serveCentre } from '../../../scheduler/centre/serve.ts';
import { readConfig } from '../../../scheduler/config.ts';
import { openLink } from '../../../scheduler/link/open-link.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

const ca = (name: string): string => join(import.meta.dirname, 'test-ca', name);

onPostgres((server) => {
  describe('a centre behind TLS and a proxy', () => {
    const folder = mkdtempSync(join(tmpdir(), 'loa-tls-'));
    const open: Server[] = [];
    const asked: string[] = [];
    let centre: TestCentre;
    let proxy = '';
    beforeAll(async () => {
      centre = await openTestCentre(server());
      Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
      // A second process's worth of the same centre: what stations ask goes to one and the other by turns.
      const second = await serveCentre(
        createCentreApp({
          ...{ sql: centre.sql, centre: centre.centre, now: () => Date.now(), tell: console.error },
          jobs: { send: () => Promise.reject(new Error('no jobs')) },
        }),
        { host: '127.0.0.1', port: 0 },
      );
      closing.push(() => second.close());
      let turn = 0;
      const tls = createHttps(
        { key: readFileSync(ca('server.key')), cert: readFileSync(ca('server.pem')) },
        (from, to) => {
          const url = (turn++ % 2 === 0 ? centre.url : second.url) + (from.url ?? '');
          const headers = { ...from.headers, 'x-forwarded-proto': 'https' };
          const on = request(url, { method: from.method ?? 'GET', headers }, (answer) => {
            to.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(to);
          });
          on.on('error', () => to.destroy());
          to.on('close', () => on.destroy());
          from.pipe(on);
        },
      );
      const connecting = createHttp((_, answer) => answer.writeHead(405).end());
      connecting.on('connect', (ask, socket) => {
        asked.push(ask.url ?? '');
        const { port } = tls.address() as AddressInfo; // it listens to TCP
        const on = connect(port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.pipe(on).pipe(socket);
        });
        for (const one of [on, socket]) one.on('error', () => undefined);
      });
      for (const one of [tls, connecting]) {
        one.listen(0, '127.0.0.1');
        await once(one, 'listening');
        open.push(one);
      }
      proxy = `http://127.0.0.1:${(connecting.address() as AddressInfo).port}`;
    });
    const closing: (() => Promise<void>)[] = [];
    afterAll(async () => {
      for (const one of open) {
        one.close();
        one.closeAllConnections();
      }
      for (const close of closing) await close();
      await centre.close();
      rmSync(folder, { recursive: true });
    });

    const join_ = async (dataDir: string, authority: string) => {
      const link = `https://trung-tam.test/moi/${await centre.invite('Đài qua proxy')}/${centre.centre.id}`;
      const env = {
        ...{ ...process.env, LOA_DATA: dataDir, LOA_CENTRE_CA: authority },
        ...{ HTTPS_PROXY: proxy, NO_PROXY: '', NODE_EXTRA_CA_CERTS: '' },
      };
      const child = spawn(process.execPath, ['scheduler/cli.ts', 'join', link], { env });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part: Buffer) => (said += part.toString()));
      const [code] = (await once(child, 'close')) as [number];
      return { code, said };
    };

    it('is joined with its authority, and by no other; afterwards the station speaks to it the same way', async () => {
      const strange = await join_(join(folder, 'a'), '');
      expect(strange.code).not.toBe(0);
      expect(strange.said).toContain('Không hỏi được trung tâm');
      const wrong = join(folder, 'x.pem');
      writeFileSync(wrong, '-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n');
      expect((await join_(join(folder, 'b'), wrong)).said).toContain(
        'không phải chứng thư gốc dạng PEM',
      );
      const dataDir = join(folder, 'c');
      const joined = await join_(dataDir, ca('ca.pem'));
      expect(joined).toMatchObject({ code: 0 });
      expect(asked).toContain('trung-tam.test:443');

      const config = readConfig({ LOA_DATA: dataDir });
      const store = openSqliteStore(config.databaseFile);
      store.commit([{ at: 1, slot: '', event: 'trouble', detail: {} }]);
      const before = { ...process.env };
      Object.assign(process.env, { LOA_CENTRE_CA: ca('ca.pem'), HTTPS_PROXY: proxy, NO_PROXY: '' });
      const said: string[] = [];
      const link = openLink({
        ...{ config, tell: (line: string) => said.push(line) },
        news: () => ({ daemon: { problems: [], troubles: [] } }),
      });
      try {
        await expect
          .poll(() => centre.sql`SELECT head_seq FROM loa.history`.then((rows) => rows.length), {
            timeout: 20_000,
          })
          .toBe(1);
        expect(said).toEqual([]);
      } finally {
        await link.close();
        store.close();
        for (const name of ['LOA_CENTRE_CA', 'HTTPS_PROXY', 'NO_PROXY'])
          if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
          else process.env[name] = before[name];
      }
    });
  });
});
