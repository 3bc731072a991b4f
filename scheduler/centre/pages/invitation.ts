import { html } from 'hono/html';
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { qrPicture } from '../../signing-in/qr.ts';
import type { Html } from './frame.ts';

/** For whoever opens an invitation in a browser, or by the QR code: what it is, and what to do with it at the station. */
export function invitationPage({
  address,
  code,
  centre,
}: {
  readonly address: string;
  readonly code: string;
  /** Fingerprint; absent in a link that names none. */
  readonly centre: string | undefined;
}): Html {
  return html`<p>
      Đây là lời mời một đài truyền thanh gia nhập trung tâm, dùng một lần. Mở trang này chưa làm gì
      cả: lời mời còn nguyên.
    </p>
    <h2>Ở bàn trực của đài</h2>
    <ol>
      <li>Người quản trị mở trang <strong>Máy</strong>, mục <strong>Trung tâm</strong>.</li>
      <li>Chép đường dẫn này vào ô lời mời:</li>
    </ol>
    <p class="sheet"><code data-address>${address}</code></p>
    <p>
      Không chép được thì gõ mã <strong class="mono" data-code>${code}</strong> và địa chỉ
      <strong class="mono">${new URL(address).origin}</strong
      >${centre === undefined ? '' : html`, rồi so dấu vân tay hiện ra với <strong class="mono" data-fingerprint>${centre}</strong>`}.
    </p>
    <h2>Đưa sang máy khác</h2>
    <p>Mở trang này ở điện thoại bằng máy ảnh:</p>
    ${qrPicture(address, 'Mã QR dẫn đến lời mời này')}
    <h2>Ở dòng lệnh</h2>
    <p><code>${loaCommand} join ${address}</code></p>`;
}
