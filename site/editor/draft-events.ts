import { moveKept } from './kept-steps.ts';
import type { Notices } from './notices.ts';
import type { PageData, Someone } from './page-data.ts';
import { part } from './part.ts';
import type { Events } from './stream.ts';

/** Says what happened to the draft, and who else is at it. `close`: nothing more is written into it. */
export function draftEvents(
  root: HTMLElement,
  notices: Notices,
  close: () => void,
  { account, draft, file }: Pick<PageData, 'account' | 'draft' | 'file'>,
): Pick<Events, 'people' | 'happened'> {
  const line = part(root, 'people');
  return {
    people(others) {
      const names = new Set(others.map((one) => nameOf(one, account)));
      line.textContent = names.size === 0 ? '' : `Cùng mở bài này: ${[...names].join(', ')}.`;
    },
    happened(what, said) {
      const by = typeof said['by'] === 'string' && said['by'] !== '' ? ` (${said['by']})` : '';
      const reopen = { href: location.pathname, words: 'Mở bài như đang có' };
      switch (what) {
        case 'published':
          close();
          notices.say('gone', `Bài đã được phát hành${by}. Muốn sửa tiếp thì mở lại.`, reopen);
          break;
        case 'dropped':
          close();
          notices.say(
            'gone',
            `Bản nháp đã được bỏ${by}. Bài trở về như đang hiện trên trang.`,
            reopen,
          );
          break;
        case 'moved':
          close();
          moveKept(file, String(said['file']));
          notices.say('gone', `Bài này vừa được đổi địa chỉ${by}. Sửa tiếp ở địa chỉ mới.`, {
            ...{ href: String(said['address']), words: 'Mở bài ở địa chỉ mới' },
          });
          break;
        case 'by-hand':
          notices.say('by-hand', ...byHand(said['isConflict'] === true));
          break;
        case 'state':
          // The page itself says it of what was so when it was opened.
          if (said['state'] === 'sent-back' && root.dataset['state'] !== 'sent-back')
            notices.say('sent-back', `Bài vừa bị trả lại${by}: ${String(said['why'])}`);
          if (said['state'] === 'asked') notices.unsay('sent-back');
          root.dataset['state'] = String(said['state']);
          if (typeof said['beganAt'] === 'number' && said['beganAt'] !== draft) {
            close();
            notices.say(
              'gone',
              draft === 0
                ? 'Có người vừa bắt đầu sửa bài này.'
                : 'Bản nháp mở ở đây đã được phát hành hay bỏ; đã có bản nháp mới.',
              reopen,
            );
          }
      }
    },
  };
}

const byHand = (
  isConflict: boolean,
): readonly [words: string, link?: { readonly href: string; readonly words: string }] =>
  isConflict
    ? [
        'Tệp của bài này vừa được sửa tay ở chỗ mà bản nháp cũng sửa: trước khi phát hành phải chọn.',
        { href: `${location.pathname}hai-ban/`, words: 'Xem hai bản' },
      ]
    : ['Tệp của bài này vừa được sửa tay trên máy; chỗ sửa ấy đã được gộp vào bản nháp.'];

const nameOf = (one: Someone, account: string): string =>
  one.account === account ? `${one.name} (trang khác của chính mình)` : one.name;
