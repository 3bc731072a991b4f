// Bulletins that were refused: those that could not be made or could not air, and those whose hour no longer takes them.
import { loaCommand } from '../../content/schema/loa-command.ts';
import { refusalByLength } from '../core/give-bulletin.ts';
import { sayRefusal } from '../core/say-cause.ts';
import { sayTrouble } from '../core/trouble.ts';
import { sayInstant } from '../core/words.ts';
import { readLasting } from '../store/lasting.ts';
import { bad, good, type Check } from './check.ts';
import { lookInto } from './look-into.ts';

export const bulletinChecks: readonly Check[] = [
  {
    id: 'refused',
    name: 'Bản tin bị từ chối',
    look: ({ config }) => {
      const lasting = lookInto(config.databaseFile, readLasting) ?? [];
      const told = lasting.filter(({ id }) => /^(make|give) /.test(id)).map(sayTrouble);
      if (told.length === 0) return good('không có bản nào');
      return bad(`${told.length} bản, chưa sửa`, told.join('\n'));
    },
  },
  {
    id: 'mastered',
    name: 'Tiếng chỉnh cho loa',
    look: ({ config }) => {
      const lasting = lookInto(config.databaseFile, readLasting) ?? [];
      const told = lasting.filter(({ id }) => id.startsWith('master ')).map(sayTrouble);
      if (told.length === 0) return good('không thiếu bản nào');
      return bad(`thiếu ${told.length} bản, loa tạm phát bản của trang`, told.join('\n'));
    },
  },
  {
    id: 'lengths',
    name: 'Độ dài bản tin',
    look: ({ config, clock, content }) => {
      if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
      const { ward } = content;
      const slots = lookInto(config.databaseFile, (store) => store.slots()) ?? [];
      const wrong = slots.flatMap(({ state, startsAt, bulletin }) => {
        if (state !== 'ready' || startsAt <= clock.now() || !bulletin) return [];
        const refusal = refusalByLength(ward, { startsAt }, bulletin);
        if (!refusal) return [];
        return [
          `Buổi ${sayInstant(ward.timeZone, startsAt)} sẽ không phát: ${sayRefusal(refusal)}`,
        ];
      });
      if (wrong.length === 0) return good('bản nào cũng vừa giờ được phép');
      return bad(
        `${wrong.length} buổi có bản tin quá dài`,
        `${wrong.join('\n')}\nRút ngắn bài, bớt tài liệu của đợt phát, hoặc đổi giờ; rồi chạy: ${loaCommand} render`,
      );
    },
  },
];
