import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sayError } from '../../../content/schema/say-error.ts';
import type { Config } from '../../config.ts';
import { accountsFileOf } from './database.ts';
import { isDamage, setAside } from '../../store/open.ts';
import { openPeople, type People, type PeopleParts } from './people.ts';
import type { Tell } from './tell.ts';

/** The code of the first account, for who can read the data folder but not the terminal: a service has none. */
function firstCodeFileOf(dataDir: string): string {
  return join(dataDir, 'console', 'ma-lan-dau.txt');
}

/** The console's accounts. `tell`: on the terminal of the station. Throws what the system or SQLite throws. */
export function openAccounts(
  { dataDir }: Pick<Config, 'dataDir'>,
  log: Tell,
  tell: (line: string) => void,
): People {
  const file = firstCodeFileOf(dataDir);
  const say = (code: string): void => {
    tell(
      `Chưa có tài khoản nào. Trên máy này mở /dai/bat-dau/ và gõ mã ${code} để lập tài khoản quản trị (mã cũng ghi ở ${file}).`,
    );
  };
  const show = (code: string | undefined): void => {
    try {
      if (code === undefined) rmSync(file, { force: true });
      else writeOwn(file, `${code}\n`);
    } catch (error) {
      tell(`Không ghi được ${file}: ${sayError(error)}.`);
    }
    if (code !== undefined) say(code);
  };
  const parts = {
    ...{ file: accountsFileOf(dataDir), now: () => Date.now(), log },
    showFirstCode: show,
  };
  const people = openSound(parts, tell);
  if (people.isEmpty()) {
    // A console that was restarted shows the code that somebody has just copied.
    const before = readOwn(file);
    if (people.firstCode.holds(before)) say(before);
    else people.firstCode.renew();
  }
  return people;
}

/** A damaged file is put beside: the console opens, and who sits at the machine makes the first account anew. */
function openSound(parts: PeopleParts, tell: (line: string) => void): People {
  try {
    return openPeople(parts);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const keptAs = setAside(parts.file, parts.now());
  tell(
    `Tệp tài khoản ${parts.file} bị hỏng; đã giữ lại nguyên vẹn thành ${keptAs}. Có bản sao thì tắt chương trình rồi chép đè lên; không thì lập lại tài khoản.`,
  );
  return openPeople(parts);
}

function writeOwn(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, text, { mode: 0o600 });
  // One that was there keeps its rights otherwise.
  chmodSync(file, 0o600);
}

function readOwn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
