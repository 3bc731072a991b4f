import { make } from './make.ts';
import type { BesideStation } from './station.ts';

export interface PagePart {
  /** Shown anew where somebody sees it; else once he does. */
  changed(version: string): void;
}

/** The page as a phone shows it: no script in it runs, no link leads anywhere. */
export function createPagePart(root: Element, station: BesideStation): PagePart {
  const frame = make('iframe', {
    ...{ title: 'Trang như điện thoại thấy (bản xem thử)', sandbox: 'allow-same-origin' },
    class: 'beside-page',
  });
  const says = make('p', { class: 'small', 'data-page-says': true }, 'Đang dựng trang…');
  root.append(make('h2', {}, 'Trang'), says, frame);
  let wanted: string | undefined;
  let shown: string | undefined;
  let isAsking = false;
  const draw = async (): Promise<void> => {
    if (isAsking || wanted === shown || frame.offsetParent === null) return;
    isAsking = true;
    const asked = wanted;
    const answer = await station.page();
    isAsking = false;
    if ('failed' in answer) {
      says.textContent = answer.failed;
      frame.hidden = shown === undefined;
      if (shown !== undefined) says.textContent += ' Trang dưới đây là của lần trước.';
      return;
    }
    shown = asked;
    frame.hidden = false;
    says.textContent = 'Trang như điện thoại thấy. Chưa phát hành.';
    frame.dataset['version'] = asked ?? '';
    const at = frame.contentWindow?.scrollY ?? 0;
    frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, at), { once: true });
    frame.srcdoc = answer.got;
    await draw();
  };
  // It is seen when its tab is chosen.
  new IntersectionObserver(() => void draw()).observe(root);
  return {
    changed(version) {
      wanted = version;
      void draw();
    },
  };
}
