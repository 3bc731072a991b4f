// Accounts of /dai/, for whoever sits at the machine: he may all, also when nobody can sign in any more.
import { userInfo } from 'node:os';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { isRole, roles as allRoles, type Role } from '../acts/roles.ts';
import { createClock } from '../clock.ts';
import { readConfig, type Config } from '../config.ts';
import type { Actor } from '../console/accounts/actor.ts';
import { changeState, invite, startReset } from '../console/accounts/admin-acts.ts';
import { accountsFileOf } from '../console/accounts/database.ts';
import { openPeople, type People } from '../console/accounts/people.ts';
import { takeBackAccounts } from '../console/accounts/take-back-accounts.ts';
import type { Refusal } from '../console/accounts/refusal.ts';
import { sayRefusal } from '../console/accounts/say-refusal.ts';
import { readSignInName } from '../signing-in/sign-in-name.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { makeFolder } from '../store/open.ts';
import { listAccounts } from './account-list.ts';
import { jsonFlag, type Call, type Command } from './command.ts';
import { json } from './print.ts';
import { openStoreToWrite } from './workplace.ts';

const acts: Readonly<Record<string, (call: Call, people: People, config: Config) => void>> = {
  add,
  list: listAccounts,
  reset,
  remove,
};

export const account: Command = {
  spec: {
    words: 'add|list|reset|remove [TÊN]',
    takes: [1, 2],
    about:
      'Tài khoản của Bàn trực (/dai/). add HỌ_TÊN: in mã mời, sống một giờ, người được mời tự chọn tên đăng nhập và mật khẩu.\nreset TÊN_ĐĂNG_NHẬP: in mã để đặt mật khẩu mới (bước đăng nhập thứ hai bị tắt theo). remove TÊN_ĐĂNG_NHẬP: gỡ bỏ. list: xem tất cả.\nMọi thay đổi được ghi vào nhật ký.',
    flags: {
      roles: {
        value: 'VAI',
        says: `vai của người được mời, ngăn bằng dấu phẩy: ${allRoles.join(', ')}; all: cả năm vai (đài chỉ có một người)`,
      },
      by: {
        value: 'TÊN',
        says: 'họ tên người làm việc này; không nêu thì ghi tên người dùng của máy',
      },
      json: jsonFlag,
    },
    examples: [
      'account add "Nguyễn Văn An" --roles operator,approver',
      'account list',
      'account reset an.nguyen',
      'account remove an.nguyen',
    ],
  },
  run(call) {
    const [wanted = ''] = call.words;
    const act = Object.hasOwn(acts, wanted) ? acts[wanted] : undefined;
    if (!act)
      throw new UsageFailure(
        `Không có việc "${wanted}" với tài khoản.`,
        `Chọn một trong: ${Object.keys(acts).join(', ')}. Xem: ${loaCommand} account --help`,
      );
    const config = readConfig(call.terminal.env);
    const people = open(config, call);
    try {
      act(call, people, config);
    } finally {
      people.close();
    }
    return Promise.resolve(0);
  },
};

function add(call: Call, people: People, config: Config): void {
  const name = namedIn(call, 'Mời ai?', 'account add "Nguyễn Văn An" --roles operator');
  const made = orFail(invite(people, actorOf(call), { name, roles: readRoles(call) }));
  show(call, config, made, `Lời mời cho ${name}`);
}

function reset(call: Call, people: People, config: Config): void {
  const name = readSignInName(namedIn(call, 'Đặt lại mật khẩu của ai?', 'account reset an.nguyen'));
  const made = orFail(startReset(people, actorOf(call), name));
  show(call, config, made, `Mã đặt lại mật khẩu của ${name}`);
}

function remove(call: Call, people: People): void {
  const name = readSignInName(namedIn(call, 'Gỡ bỏ tài khoản nào?', 'account remove an.nguyen'));
  const refusal = changeState(people, actorOf(call), name, 'removed');
  if (refusal) throw new Failure(sayRefusal(refusal));
  call.terminal.out(
    call.on('json')
      ? json({ account: name, removed: true })
      : `Đã gỡ bỏ tài khoản ${name}; người ấy bị đăng xuất ở mọi nơi.\n`,
  );
}

interface Code {
  readonly code: string;
  readonly endsAt: number;
}

/** What people carry to the page: a link for this machine, a code for any. */
function show(call: Call, { port }: Config, { code, endsAt }: Code, what: string): void {
  const link = `http://127.0.0.1:${port === 0 ? 4321 : port}/dai/moi/${code}/`;
  if (call.on('json')) {
    call.terminal.out(json({ code, link, endsAt: new Date(endsAt).toISOString() }));
    return;
  }
  call.terminal.out(
    `${what}, dùng một lần, trong một giờ:\n\n  ${code}\n\nTrên máy này mở: ${link}\nỞ máy khác trong mạng: mở Bàn trực, chọn "Tôi có mã mời", gõ mã trên.\n`,
  );
}

function open(config: Config, call: Call): People {
  makeFolder(config.dataDir);
  const clock = createClock(config.clock);
  // The log's lines are few and each matters: opened for each, so that looking at the list opens nothing.
  const write: People['log']['write'] = (event, detail) => {
    const store = openStoreToWrite({ config, clock }, call.terminal.err);
    try {
      store.commit([{ at: clock.now(), slot: '', event, detail }]);
    } finally {
      store.close();
    }
  };
  const log = { write, gather: write };
  takeBackAccounts(config, log, (line) => {
    call.terminal.err(`${line}\n`);
  });
  return openPeople({
    file: accountsFileOf(config.dataDir),
    now: () => Date.now(),
    log,
  });
}

function actorOf(call: Call): Actor {
  const by = call.value('by')?.normalize('NFC').trim() ?? '';
  return { by: by === '' ? `${userInfo().username} (tại máy)` : by };
}

function namedIn({ words }: Call, question: string, example: string): string {
  const name = words[1]?.normalize('NFC').trim() ?? '';
  if (name === '')
    throw new UsageFailure(`Thiếu tên: ${question}`, `Ví dụ: ${loaCommand} ${example}`);
  return name;
}

function readRoles(call: Call): readonly Role[] {
  const named = (call.value('roles') ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .flatMap((role) => (role === 'all' ? allRoles : [role]));
  const unknown = named.filter((role) => !isRole(role));
  if (named.length === 0 || unknown.length > 0)
    throw new UsageFailure(
      unknown.length > 0
        ? `Không có vai "${unknown.join(', ')}".`
        : 'Thiếu --roles: người ấy làm gì?',
      `Chọn một hay nhiều vai, ngăn bằng dấu phẩy: ${allRoles.join(', ')}.`,
    );
  return allRoles.filter((role) => named.includes(role));
}

function orFail(made: Code | Refusal): Code {
  if ('endsAt' in made) return made;
  throw new Failure(sayRefusal(made));
}
