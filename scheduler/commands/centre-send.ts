// `loa centre send`, `sent` and `withdraw`: what goes down to stations, from the centre's machine.
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { SendingAtMachine } from '../centre/sending/at-machine.ts';
import type { Thing } from '../centre/sending/things.ts';
import { sayStates } from '../centre/sending/state-words.ts';
import { formatInstant } from '../core/zone.ts';
import { Failure, UsageFailure } from '../failure.ts';
import type { AtCentre } from './centre-backup.ts';
import type { Call, Flag } from './command.ts';
import { json, table } from './print.ts';
import { readUntil } from './repeat-flags.ts';

/** `--to`, `--until`, `--yes` and `--why` are those of emergencies. */
export const centreSendFlags: Readonly<Record<string, Flag>> = {
  note: { value: 'LỜI_NHẮN', says: 'send: lời nhắn cho người duyệt ở phường' },
  render: { says: 'send: dựng tiếng sẵn ở trung tâm bằng giọng của máy này, gửi kèm bài' },
};

export interface AtSending extends AtCentre {
  readonly contentDir: string;
}

export async function sendFromCentre(call: Call, at: AtSending): Promise<void> {
  const [, named = ''] = call.words;
  const to = (call.value('to') ?? '')
    .normalize('NFC')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  if (named === '' || to.length === 0)
    throw new UsageFailure(
      'Cần tên tệp trong content/ và gửi đến đâu.',
      `Ví dụ: ${loaCommand} centre send announcements/phong-chong-lut.mdx --to "Kinh Môn" --yes`,
    );
  const until = call.value('until')?.trim();
  const note = call.value('note')?.normalize('NFC').trim();
  const expiresAt =
    until === undefined ? undefined : readUntil(until, fallbackTimeZone, Date.now());
  await withSending(call, at, async (desk) => {
    const { selection, stations, old } = await desk.reach(to);
    const things = await desk.make(named);
    const isSent = call.on('yes');
    const sent = [];
    if (isSent)
      for (const thing of call.on('render') ? await renderAll(desk, things) : things)
        sent.push(await desk.send(thing, { to: selection, by: at.by, note, expiresAt }));
    if (call.on('json')) {
      const files = things.flatMap(({ files: all }) => all.map(({ path }) => path));
      call.terminal.out(json(isSent ? sent : { sent: false, stations, files, old }));
      return;
    }
    const listed = things.flatMap(({ thing, title, files }) => [
      `  ${title} (${thing})`,
      ...files.map(({ path, bytes }) => `    ${path}, ${bytes.byteLength} byte`),
    ]);
    const tooOld =
      old.length === 0
        ? ''
        : `Chưa nhận được bài, chương trình ở đài cũ quá: ${old.slice(0, 20).join(', ')}${old.length > 20 ? '…' : ''}\n`;
    call.terminal.out(
      isSent
        ? `Đã gửi đến ${stations} đài:\n${sent.map(({ thing, version }) => `  ${thing}, bản ${version}`).join('\n')}\n${tooOld}Xem đến đâu: ${loaCommand} centre sent\n`
        : `CHƯA GỬI. Sẽ gửi đến ${stations} đài:\n${listed.join('\n')}\n${tooOld}Gửi thật: thêm --yes\n`,
    );
  });
}

/** All before the first is sent: what cannot be said is told while nothing has gone. */
async function renderAll(
  desk: SendingAtMachine,
  things: readonly Thing[],
): Promise<readonly Thing[]> {
  const rendered: Thing[] = [];
  for (const thing of things) rendered.push(await desk.render(thing));
  return rendered;
}

export async function listSent(call: Call, at: AtSending): Promise<void> {
  await withSending(call, at, async (desk) => {
    const sent = await desk.sent();
    if (call.on('json')) {
      call.terminal.out(json(sent));
      return;
    }
    if (sent.length === 0) {
      call.terminal.out(`Chưa gửi gì. Gửi: ${loaCommand} centre send TỆP --to NƠI\n`);
      return;
    }
    const rows = sent.map(({ thing, title, version, isWithdrawn, madeAt, madeBy, states }) => [
      ...[thing, title, isWithdrawn ? 'đã rút' : `bản ${version}`],
      ...[formatInstant(fallbackTimeZone, madeAt), madeBy, sayStates(states)],
    ]);
    call.terminal.out(table([['Tên', 'Bài', 'Bản', 'Gửi lúc', 'Người gửi', 'Các đài'], ...rows]));
  });
}

export async function withdrawAtCentre(call: Call, at: AtSending): Promise<void> {
  const [, thing = ''] = call.words;
  const why = call.value('why')?.normalize('NFC').trim() ?? '';
  if (thing === '' || why === '')
    throw new UsageFailure(
      'Cần tên của bài đã gửi và vì sao rút.',
      `Ví dụ: ${loaCommand} centre withdraw thong-bao/phong-chong-lut --why "gửi nhầm"`,
    );
  await withSending(call, at, async (desk) => {
    const campaigns = await desk.airedBy(thing);
    requireSure(campaigns, call.on('yes'));
    const stations = await desk.withdraw({ thing, why, by: at.by });
    call.terminal.out(
      call.on('json')
        ? json({ withdrawn: thing, stations, campaigns })
        : `Đã gửi lệnh rút ${thing} đến ${stations} đài.\n`,
    );
  });
}

/** Throws Failure where campaigns would lack what is taken back, and nobody has said that it is meant. */
export function requireSure(campaigns: readonly string[], isSure: boolean): void {
  if (campaigns.length === 0 || isSure) return;
  throw new Failure(
    `CHƯA RÚT. ${campaigns.length} đợt phát đã gửi đang phát bài này: ${campaigns.join('; ')}. Rút bài thì đợt phát ở các đài thiếu bài ấy.`,
    'Gửi bản mới của đợt phát, hoặc rút cả đợt, trước. Vẫn rút thì thêm --yes.',
  );
}

async function withSending(
  call: Call,
  at: AtSending,
  work: (desk: SendingAtMachine) => Promise<void>,
): Promise<void> {
  const { openSending } = await import('../centre/sending/at-machine.ts');
  const desk = await openSending(at, call.terminal.env);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}
