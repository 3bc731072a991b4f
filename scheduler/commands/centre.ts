// The centre of many stations, for whoever sits at its machine.
import { userInfo } from 'node:os';
import { dayMs } from '../../content/schema/durations.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { OpenCentre } from '../centre/open-centre.ts';
import { readConfig } from '../config.ts';
import { UsageFailure } from '../failure.ts';
import { backupCentre, restoreCentre, type AtCentre } from './centre-backup.ts';
import { capAtCentre, centreEmergencyFlags, emergencyAtCentre } from './centre-emergency.ts';
import { showInvitation, showStations } from './centre-listings.ts';
import { centreSendFlags, listSent, sendFromCentre, withdrawAtCentre } from './centre-send.ts';
import { jsonFlag, type Call, type Command } from './command.ts';
import { json } from './print.ts';
import { stationFlags } from './run.ts';

const acts: Readonly<Record<string, (call: Call) => Promise<void>>> = {
  run,
  invite,
  stations,
  revoke,
  seen,
  'sign-in': signIn,
  emergency: (call) => emergencyAtCentre(call, atCentre(call)),
  cap: (call) => capAtCentre(call, atCentre(call)),
  send: (call) => sendFromCentre(call, atSending(call)),
  sent: (call) => listSent(call, atSending(call)),
  withdraw: (call) => withdrawAtCentre(call, atSending(call)),
  backup: (call) => backupCentre(call, atCentre(call)),
  restore: (call) => restoreCentre(call, atCentre(call)),
};

export const centre: Command = {
  spec: {
    words:
      '[invite TÊN_ĐÀI | stations | revoke MÃ_ĐÀI | seen MÃ_ĐÀI | sign-in HỌ_TÊN | send TỆP | sent | withdraw TÊN | emergency LỜI | cap TỆP | backup [TỆP] | restore TỆP]',
    takes: [0, 2],
    about: [
      'Không thêm gì: chạy trung tâm của nhiều đài phường; giữ sổ trong PostgreSQL, phục vụ ở LOA_PORT, /healthz báo còn tốt không. Dừng bằng Ctrl-C.',
      'DATABASE_URL là địa chỉ PostgreSQL (15 trở lên); không đặt thì trung tâm chạy PostgreSQL riêng trong LOA_DATA/centre, để thử. Đài phường không cần lệnh này.',
      'invite TÊN_ĐÀI: in đường dẫn mời, dùng một lần. stations: các đài đã gia nhập. revoke MÃ_ĐÀI: thu hồi khóa bị lộ hay mất cắp; từ đó mọi lời của máy ấy bị từ chối. seen MÃ_ĐÀI: đã hỏi đài về chỗ nhật ký không khớp, thôi xếp đài ấy lên đầu. sign-in HỌ_TÊN: mã vào trang của trung tâm, dùng một lần, trong mười phút.',
      'backup: sao lưu cả sổ vào một tệp, kể cả khi trung tâm đang chạy (mỗi đêm trung tâm cũng tự làm, giữ trong LOA_DATA/centre/backup). restore TỆP: phục hồi vào cơ sở dữ liệu trống, khi trung tâm không chạy. Khóa của trung tâm không nằm trong tệp: cất riêng. Xem docs/trung-tam-van-hanh.md.',
      'send TỆP: gửi xuống các đài một bài, đợt phát, bản ghi âm trong content/ của máy này (--to, --note, --until); không có --yes thì chỉ cho xem. sent: đã gửi gì, đến đâu. withdraw TÊN: rút khỏi mọi đài (--why); đợt phát đang phát bài ấy thì nói ra, và chỉ rút khi có --yes.',
      'emergency LỜI: phát khẩn ở một vùng (--to, --until); không có --yes thì chỉ cho xem. emergency --end MÃ: thôi. cap TỆP: đọc một cảnh báo CAP 1.2, chờ người phát ở trang Khẩn cấp.',
    ].join('\n'),
    flags: {
      port: stationFlags.port,
      host: stationFlags.host,
      place: { value: 'TỈNH/XÃ', says: 'invite: nơi của đài, từ tỉnh xuống, ngăn bằng /' },
      groups: { value: 'NHÓM', says: 'invite: các nhóm của đài, ngăn bằng dấu phẩy' },
      replace: { value: 'MÃ_ĐÀI', says: 'invite: máy mới của một đài đã có; khóa máy cũ hết dùng' },
      days: { value: 'SỐ_NGÀY', says: 'invite: mã sống bao lâu, 1 đến 30 ngày (mặc định 3)' },
      url: {
        value: 'ĐỊA_CHỈ',
        says: 'invite: địa chỉ https mà đài thấy trung tâm (LOA_CENTRE_URL)',
      },
      ...centreEmergencyFlags,
      ...centreSendFlags,
      why: { value: 'LÝ_DO', says: 'revoke, seen, withdraw, emergency --end: vì sao' },
      by: { value: 'TÊN', says: 'họ tên người làm; không nêu thì ghi tên người dùng của máy' },
      json: jsonFlag,
    },
    examples: [
      'centre',
      'centre invite "Phường An Phụ" --place "Tỉnh Hải Dương/Thị xã Kinh Môn" --url https://trung-tam.tinh.vn',
      'centre stations',
      'centre revoke 7KQ2-M0XD --why "mất máy"',
      'centre emergency "Bà con rời bờ sông ngay." --to "Kinh Môn" --until 20:00 --every 15 --yes',
      'centre send announcements/phong-chong-lut.mdx --to "Kinh Môn, nhóm:miền núi" --yes',
      'centre backup /media/usb/trung-tam.loa',
    ],
  },
  async run(call) {
    const [wanted = 'run'] = call.words;
    const act = Object.hasOwn(acts, wanted) ? acts[wanted] : undefined;
    if (!act)
      throw new UsageFailure(
        `Không có việc "${wanted}" với trung tâm.`,
        `Chọn một trong: ${Object.keys(acts).join(', ')}. Xem: ${loaCommand} centre --help`,
      );
    await act(call);
    return 0;
  },
};

async function run(call: Call): Promise<void> {
  const { env, err } = call.terminal;
  const { dataDir, contentDir, host, port } = configOf(call);
  const { runCentre, surviveMistakes } = await import('../centre/run-centre.ts');
  const { createTell } = await import('../centre/tell.ts');
  const isJson = env['LOA_LOG']?.trim() === 'json';
  const tell = createTell({ out: err, isJson, now: () => Date.now() });
  const stopSurviving = surviveMistakes(tell);
  try {
    await runCentre({ dataDir, contentDir, host, port, env, tell });
  } finally {
    stopSurviving();
  }
}

async function invite(call: Call): Promise<void> {
  const name = named(call, 'Mời đài nào?', 'centre invite "Phường An Phụ"');
  const days = Number(call.value('days') ?? '3');
  if (!Number.isInteger(days) || days < 1 || days > 30)
    throw new UsageFailure('--days là số ngày từ 1 đến 30.');
  const replaces = call.value('replace');
  const at = Date.now();
  const endsAt = at + days * dayMs;
  const { port } = configOf(call);
  const url = call.value('url') ?? (call.terminal.env['LOA_CENTRE_URL']?.trim() || undefined);
  if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url)))
    throw new UsageFailure(
      `"${url}" không phải địa chỉ web.`,
      'Viết: --url https://trung-tam.tinh.vn',
    );
  await withLedger(call, async (centre) => {
    const code = await centre.invite({
      ...{ name, place: parts(call.value('place'), '/'), groups: parts(call.value('groups'), ',') },
      ...{ by: byOf(call), at, endsAt },
      ...(replaces !== undefined && { replaces: replaces.toUpperCase() }),
    });
    const own = `http://127.0.0.1:${port === 0 ? 4321 : port}`;
    showInvitation(call, {
      code,
      centre: centre.id,
      url: url ?? own,
      isOwn: url === undefined,
      endsAt,
      name,
    });
  });
}

async function stations(call: Call): Promise<void> {
  await withLedger(call, async (centre) => {
    showStations(call, await centre.stations());
  });
}

async function revoke(call: Call): Promise<void> {
  const station = named(call, 'Thu hồi khóa của đài nào?', 'centre revoke 7KQ2-M0XD').toUpperCase();
  await withLedger(call, (centre) =>
    centre.revoke({ station, by: byOf(call), at: Date.now(), why: call.value('why') ?? '' }),
  );
  call.terminal.out(
    call.on('json')
      ? json({ station, revoked: true })
      : `Đã thu hồi khóa của đài ${station}: mọi lời ký bằng khóa ấy từ nay bị từ chối.\nCho đài trở lại bằng khóa mới: ${loaCommand} centre invite "TÊN" --replace ${station}\n`,
  );
}

async function seen(call: Call): Promise<void> {
  const station = named(call, 'Đài nào đã hỏi?', 'centre seen 7KQ2-M0XD').toUpperCase();
  await withLedger(call, async (centre) => {
    const what = { station, by: byOf(call), at: Date.now(), why: call.value('why') ?? '' };
    const many = await centre.acceptFindings(what);
    call.terminal.out(
      call.on('json')
        ? json({ station, seen: many })
        : `Đã ghi: ${many} chỗ không khớp của đài ${station} đã có người hỏi. Bản chép không đổi.\n`,
    );
  });
}

async function signIn(call: Call): Promise<void> {
  const name = named(call, 'Ai đăng nhập?', 'centre sign-in "Nguyễn Văn An"');
  await withLedger(call, async (centre) => {
    const { code, endsAt } = await centre.signInCode(name, Date.now());
    call.terminal.out(
      call.on('json')
        ? json({ code, endsAt: new Date(endsAt).toISOString() })
        : `Mã vào trang trung tâm của ${name}, dùng một lần, trong mười phút:\n\n  ${code}\n\nMở trang của trung tâm, gõ mã này.\n`,
    );
  });
}

async function withLedger(call: Call, work: (centre: OpenCentre) => Promise<void>): Promise<void> {
  const { openCentre } = await import('../centre/open-centre.ts');
  const centre = await openCentre(configOf(call).dataDir, call.terminal.env);
  try {
    await work(centre);
  } finally {
    await centre.close();
  }
}

function atSending(call: Call) {
  return { ...atCentre(call), contentDir: configOf(call).contentDir };
}

function atCentre(call: Call): AtCentre {
  return { dataDir: configOf(call).dataDir, by: byOf(call) };
}

function configOf(call: Call) {
  return readConfig(call.terminal.env, { port: call.value('port'), host: call.value('host') });
}

function named({ words }: Call, question: string, example: string): string {
  const name = words[1]?.normalize('NFC').trim() ?? '';
  if (name === '')
    throw new UsageFailure(`Thiếu tên: ${question}`, `Ví dụ: ${loaCommand} ${example}`);
  return name;
}

function parts(text: string | undefined, between: string): readonly string[] {
  return (text ?? '')
    .normalize('NFC')
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean);
}

function byOf(call: Call): string {
  const by = call.value('by')?.normalize('NFC').trim() ?? '';
  return by === '' ? `${userInfo().username} (tại máy)` : by;
}
