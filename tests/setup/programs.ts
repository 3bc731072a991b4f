// The programs that the tests use and npm does not bring: Chromium and Icecast. Without them their tests are left out, and
// it is said.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { browserTests, findBrowser, headlessShell } from './browser.ts';
import { findIcecast } from './icecast.ts';

/** Installs what is missing where we are root on Debian, and says what is there. */
export function setUpPrograms(): void {
  const isChosen = (process.env['CHROMIUM_PATH'] ?? '') !== '';
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall && !isChosen && !existsSync(headlessShell)) installPackages();
  const browser = findBrowser();
  console.log(
    browser === undefined
      ? [
          `No Chromium, and none could be installed. All else runs; left out are ${browserTests().length} files of browser tests.`,
          '  Debian/Ubuntu:  sudo apt-get install chromium-headless-shell (or chromium)',
          '  any system:     npx playwright-core install chromium',
          '  or name yours:  CHROMIUM_PATH=/path/to/chrome npm test',
        ].join('\n')
      : `Chromium: ${browser}`,
  );
  console.log(`Icecast: ${findIcecast() ?? 'none, its tests are skipped'}`);
}

function installPackages(): void {
  // What is only wished for must not cost what is needed: each by itself, the first that can be had is enough.
  const browsers = [
    'chromium-headless-shell',
    ...(findBrowser() === undefined ? ['chromium'] : []),
  ];
  console.log(`Installing a browser for the tests with apt-get, as root: ${browsers[0] ?? ''} …`);
  // A machine without network waits for none.
  aptGet('update', '-q', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20');
  const install = (name: string): boolean =>
    aptGet('install', '-y', '-q', '--no-install-recommends', name);
  browsers.some(install);
  if (findIcecast() === undefined && !startsServices()) install('icecast2');
}

/** Whether installing a server starts it: not in images of containers, whose policy file says no. */
function startsServices(): boolean {
  return !existsSync('/usr/sbin/policy-rc.d');
}

function aptGet(...args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}
