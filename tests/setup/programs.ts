// The programs that the tests use and npm does not bring: Chromium and Icecast. Without them their tests are left out, and
// it is said.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { browserTests, findBrowser } from './browser.ts';
import { findIcecast } from './icecast.ts';

/** Installs what is missing where we are root on Debian, and says what is there. */
export function setUpPrograms(): void {
  if (findBrowser() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    installPackages();
  const browser = findBrowser();
  console.log(
    browser === undefined
      ? [
          `No Chromium, and none could be installed. All else runs; left out are ${browserTests().length} files of browser tests.`,
          '  Debian/Ubuntu:  sudo apt-get install chromium',
          '  any system:     npx playwright-core install chromium',
          '  or name yours:  CHROMIUM_PATH=/path/to/chrome npm test',
        ].join('\n')
      : `Chromium: ${browser}`,
  );
  console.log(`Icecast: ${findIcecast() ?? 'none, its tests are skipped'}`);
}

function installPackages(): void {
  const packages = [
    'chromium',
    ...(findIcecast() === undefined && !startsServices() ? ['icecast2'] : []),
  ];
  console.log(`No Chromium found: installing with apt-get, as root: ${packages.join(', ')} …`);
  aptGet('update', '-q');
  const install = (names: readonly string[]): boolean =>
    aptGet('install', '-y', '-q', '--no-install-recommends', ...names);
  // What is only wished for must not cost what is needed.
  if (!install(packages) && packages.length > 1) install(['chromium']);
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
