// The programs that the tests use and npm does not bring: Chromium, which they need, and Icecast, without which four of
// them are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { findIcecast } from './icecast.ts';

/** Installs what is missing where we are root on Debian; ends the process with the command to run where there is no Chromium. */
export function setUpPrograms(): void {
  if (findBrowser() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    installPackages();
  const browser = findBrowser();
  if (browser === undefined) {
    console.error(
      [
        'The browser tests need Chromium, and none was found. Install one of:',
        '  Debian/Ubuntu:  sudo apt-get install chromium',
        '  any system:     npx playwright-core install chromium',
        'or name yours:    CHROMIUM_PATH=/path/to/chrome npm test',
      ].join('\n'),
    );
    process.exit(1);
  }
  console.log(`Chromium: ${browser}`);
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
