import { sayEvent } from '../core/say-event.ts';
import { reasonOnceWritten } from '../core/reason.ts';
import { factText, type EventDetail } from '../core/slot.ts';
import { formatInstant, readWall } from '../core/zone.ts';
import { jsonFlag, type Command } from './command.ts';
import { UsageFailure } from '../failure.ts';
import { json } from './print.ts';
import { openStoreToRead, readWorkplace } from './workplace.ts';

export const log: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'In nhật ký phát thanh, cũ trước mới sau. Mỗi dòng được khóa vào dòng trước bằng mã băm.',
    flags: {
      verify: { says: 'kiểm tra nhật ký có bị sửa hoặc cắt không' },
      head: { value: 'MÃ', says: 'mã cuối đã in trong báo cáo, để biết đuôi có bị cắt không' },
      json: jsonFlag,
    },
    examples: ['log', 'log --verify', 'log --verify --head 3f2a…'],
  },
  run: async (call) => {
    const head = call.value('head');
    if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
      throw new UsageFailure(
        `"${head}" không phải mã cuối của nhật ký: mã có 64 chữ số và chữ a–f.`,
        'Chép nguyên mã ở cuối báo cáo.',
      );
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    const { timeZone } = workplace.content.ward;
    const store = openStoreToRead(workplace);
    const { out, err } = call.terminal;
    if (call.on('verify') || head !== undefined) {
      const verified = store.verify(head);
      store.close();
      if (call.on('json')) out(json(verified));
      else if (verified.ok)
        out(`Nhật ký nguyên vẹn: ${verified.head.seq} dòng, mã cuối ${verified.head.hash}.\n`);
      else err(`${verified.message}\n`);
      return verified.ok ? 0 : 1;
    }
    const events = store.events();
    store.close();
    if (call.on('json')) {
      const lines = events.map(({ seq, at, slot, event, detail }) => ({
        seq,
        at: formatInstant(timeZone, at),
        slot,
        event,
        detail: showDetail(event, detail, timeZone),
      }));
      out(json(lines));
      return 0;
    }
    for (const { seq, at, slot, event, detail } of events) {
      const { day, time } = readWall(timeZone, at);
      // Items of an airing follow each other within a minute.
      const when = event.startsWith('item-') ? formatInstant(timeZone, at).slice(11, 19) : time;
      const facts = Object.keys(detail)
        .map((name) => [name, factText(detail, name)])
        .filter(([name, fact]) => name !== 'message' && fact !== '')
        .map((pair) => pair.join('='));
      const words = [sayEvent(event, detail, timeZone), ...facts].filter((part) => part !== '');
      out(`${[seq, `${day} ${when}`, slot || '(đài)', event, ...words].join('  ')}\n`);
    }
    return 0;
  },
};

/** The facts with the sentence made of them; a reason that was written as a sentence is shown as reasons are today. */
function showDetail(event: string, detail: EventDetail, timeZone: string): EventDetail {
  const message = sayEvent(event, detail, timeZone);
  const { reason } = detail;
  return {
    ...(message !== '' && { message }),
    ...detail,
    ...(typeof reason === 'string' && { reason: reasonOnceWritten(reason) }),
  };
}
