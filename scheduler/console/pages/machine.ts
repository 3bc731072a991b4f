import { html } from 'hono/html';
import type { Seen } from '../seen.ts';
import { fewestDays, mostDays } from '../../store/retention-note.ts';
import { qrPicture } from '../../signing-in/qr.ts';
import type { MachineView } from '../views/machine-view.ts';
import { actForm, button } from './act-form.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { backupSection } from './machine/backups.ts';
import { centreSection } from './machine/centre.ts';
import { checksSection } from './machine/checks.ts';

/** `/dai/may/`: how the machine is, where sound goes, who can reach the console, backups, what is kept how long. */
export function machinePage(seen: Seen, view: MachineView, wrong = ''): Html {
  return layout(seen, {
    ...{ title: 'Máy', page: 'machine' },
    main: html`${wrong === '' ? '' : html`<p class="error" role="alert">${wrong}</p>`}
    ${checksSection(seen, view)} ${outputPart(seen, view)} ${voicesPart(seen)}
    ${backupSection(seen, view)} ${doorsPart(seen, view)} ${centreSection(seen, view)}
    ${retentionPart(seen, view)}`,
  });
}

function outputPart(seen: Seen, { output }: MachineView): Html {
  return html`<h2 id="duong-ra">Đường ra của tiếng</h2>
    <div class="sheet">
      <p>${output.names.join(', ') || 'chưa biết'}</p>
      ${actForm(
        seen,
        'test-tone',
        {},
        html`<p class="small">Một tiếng thử ngắn, chỉ khi không có gì đang phát.</p>
          ${button('Phát tiếng thử')}`,
      )}
      <p>Âm lượng và mức tiếng đang ra: <a href="/dai/#duong-ra">trang Hôm nay</a>.</p>
    </div>`;
}

function voicesPart(seen: Seen): Html | '' {
  if (!seen.may('settings')) return '';
  return html`<h2 id="giong">Giọng đọc</h2>
    <div class="sheet">
      <p><a href="/dai/may/giong-doc/">Nghe, chọn, thêm, gỡ giọng đọc</a></p>
    </div>`;
}

function doorsPart(_seen: Seen, { doors }: MachineView): Html {
  return html`<h2 id="mang">Mở từ máy khác, từ điện thoại</h2>
    <div class="sheet" data-doors="${doors.length}">
      ${
        doors.length === 0
          ? html`<p>
              Bàn trực chỉ mở trên máy này. Muốn mở trong mạng của phường thì ghi mục
              <code>console</code> trong content/ward.yaml:
              <code>console: { host: 0.0.0.0, tls: own }</code>.
            </p>`
          : doors.map(
              ({ url, fingerprint, ownCertificate }) =>
                html`<p><strong>${url}</strong></p>
                  ${qrPicture(url, `Mã QR dẫn đến ${url}`)}
                  <p>
                    Dấu vân tay chứng chỉ (SHA-256):
                    <span class="mono">${fingerprint}</span>
                  </p>
                  ${
                    ownCertificate
                      ? html`<p class="small">
                          Chứng chỉ do chương trình tự lập: lần đầu trình duyệt sẽ hỏi. So dấu vân
                          tay trình duyệt hiện ra với dòng trên; giống nhau mới đi tiếp.
                        </p>`
                      : ''
                  }`,
            )
      }
    </div>`;
}

function retentionPart(seen: Seen, { retentionDays }: MachineView): Html {
  return html`<h2 id="giu-bao-lau">Giữ tệp cũ bao lâu</h2>
    <div class="sheet" data-retention="${retentionDays}">
      <p>
        Bản tin, câu đã đọc và bản sao lưu cũ hơn ${retentionDays} ngày tự dọn mỗi ngày, khi đồng hồ
        đúng. Lịch phát, nhật ký, báo cáo không bao giờ bị dọn.
      </p>
      ${actForm(
        seen,
        'retention',
        {},
        html`<div class="field">
            <label for="giu-ngay">Giữ bao nhiêu ngày (${fewestDays}–${mostDays})</label>
            <input
              id="giu-ngay"
              type="number"
              name="days"
              min="${fewestDays}"
              max="${mostDays}"
              value="${retentionDays}"
            />
          </div>
          ${button('Đặt')}`,
      )}
    </div>`;
}
