import { html } from 'hono/html';
import { isWaiting } from '../../core/slot.ts';
import type { Looking } from '../console-parts.ts';
import type { Form, Typed } from '../form.ts';
import { approvePage } from '../pages/approve.ts';
import type { Html } from '../pages/html.ts';
import { layout } from '../pages/layout.ts';
import type { Seen } from '../seen.ts';
import { approveView } from '../views/approve-view.ts';

/** A yes to exactly the bulletin that was heard: where another airs by now, nothing is approved and that one is shown. */
export const approve: Form = {
  needs: 'approve',
  read(fields, { looking }) {
    const { store } = looking.parts;
    const [sha256, contentKey] = [fields.text('sha256'), fields.text('contentKey')];
    const slot = store()
      .slots()
      .find(
        (one) =>
          isWaiting(one) &&
          one.bulletin?.sha256 === sha256 &&
          one.bulletin.contentKey === contentKey,
      );
    if (!slot)
      return { errors: { '': 'Bản tin đã đổi từ lúc mở trang này, nên chưa duyệt gì cả.' } };
    return {
      act: { kind: 'approve', campaign: slot.campaign, contentKey, sha256 },
      saw: { sha256, contentKey },
    };
  },
  again: approveAgain,
};

/** The page once more: of the bulletin that airs by now, where another was before the person. */
export function approveAgain(seen: Seen, { parts }: Looking, { values, errors }: Typed): Html {
  const heard = approveView(parts, values['sha256'] ?? '');
  const newer = heard?.slots.length === 0 ? heard.instead[0] : undefined;
  const view = newer ? approveView(parts, newer.sha256) : heard;
  const wrong = Object.values(errors).join(' ');
  if (view) return approvePage(seen, view, newer ? `${wrong} Dưới đây là bản mới.` : wrong);
  return layout(seen, { title: 'Duyệt bản tin', main: html`<p class="error">${wrong}</p>` });
}
