// The door that ward.yaml opens to other machines: HTTPS with the certificate that the machine shows, and nothing else.
import { X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { expect, it } from 'vitest';
import { freePort } from '../../../setup/free-port.ts';
import { password } from './accounts.ts';
import { openPhone, openSignedIn, type Desk } from './desk.ts';
import { wardYaml } from './ward.ts';

export function networkDoor(desk: () => Desk): void {
  it('has the certificate whose fingerprint the machine’s page and its terminal show', async () => {
    const page = await openSignedIn(desk(), 'cuong', ['admin', 'operator', 'approver', 'editor']);
    await page.goto(`${desk().station.url}/dai/may/`);
    const shown = await page.locator('[data-doors]').innerText();
    const fingerprint = await fingerprintAt(desk().doorPort);
    expect(fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(shown).toContain(fingerprint);
    expect(shown).toContain(`${desk().door}/dai/`);
    expect(desk().station.said()).toContain(fingerprint);
    await page.context().close();
  });

  it('a person signs in there and acts; his cookie is for HTTPS alone, and nothing is promised for ever', async () => {
    const { door } = desk();
    const page = await openPhone(desk());
    const answer = await page.goto(`${door}/dai/`);
    expect(answer?.headers()['strict-transport-security']).toBeUndefined();
    await page.getByLabel('Tên đăng nhập').fill('binh');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.locator('[data-page="today"]').waitFor();
    const cookies = await page.context().cookies(`${door}/dai/`);
    expect(cookies.map(({ secure, httpOnly, sameSite }) => [secure, httpOnly, sameSite])).toEqual(
      cookies.map(() => [true, true, 'Strict']),
    );
    await page.getByLabel('Âm lượng').selectOption('-6');
    await page.getByRole('button', { name: 'Đặt âm lượng' }).click();
    await page.locator('[data-act-kind="volume"][data-outcome="done"]').waitFor();
    await page.context().close();
  });

  it('plain HTTP is refused there', async () => {
    const plain = desk().door.replace('https:', 'http:');
    await expect(fetch(`${plain}/dai/`)).rejects.toThrow();
  });

  it('a certificate of the ward’s own takes its place without a restart, and is said where it cannot be read', async () => {
    const { station, doorPort, mail } = desk();
    const settingAt = (port: number): string =>
      `{ host: 127.0.0.1, port: ${port}, tls: { cert: rieng/cert.pem, key: rieng/key.pem } }`;
    station.put('content/ward.yaml', wardYaml(settingAt(doorPort), mail.port));
    await expect.poll(() => station.said()).toContain('Chưa mở được bàn điều khiển cho máy khác');
    expect(station.said()).toContain('rieng/cert.pem');
    const made = await generate([{ name: 'commonName', value: 'loa.test' }], { keyType: 'ec' });
    mkdirSync(join(station.dataDir, 'rieng'));
    writeFileSync(join(station.dataDir, 'rieng', 'cert.pem'), made.cert);
    writeFileSync(join(station.dataDir, 'rieng', 'key.pem'), made.private);
    // Once a minute it looks by itself; at once where the file that names them changes.
    const port = await freePort();
    station.put('content/ward.yaml', wardYaml(settingAt(port), mail.port));
    const { fingerprint256 } = new X509Certificate(made.cert);
    await expect.poll(() => fingerprintAt(port)).toBe(fingerprint256);
    expect(await fingerprintAt(doorPort)).toBe('');
  });
}

/** SHA-256 of the certificate that is shown there; '' where nobody listens. */
function fingerprintAt(port: number): Promise<string> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      done(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.on('error', () => {
      done('');
    });
  });
}
