import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import { backupHolds } from '../../../store/backup-holds.ts';
import type { Seen } from '../../seen.ts';
import type { BackupFile, MachineView } from '../../views/machine-view.ts';
import { passwordOnceMore } from '../../accounts/pages/fields.ts';
import { actButton, actForm, button, confirmedAct } from '../act-form.ts';
import type { Html } from '../html.ts';

/** Backups: made now, listed, taken away; and how one of them comes back. */
export function backupSection(seen: Seen, view: MachineView): Html {
  const { backups, candidate } = view;
  return html`<h2 id="sao-luu">Sao lưu và phục hồi</h2>
    <div class="sheet">
      <p>
        Bản sao lưu có ${backupHolds}: cất nơi người ngoài không lấy được. Bài đã phát hành nằm
        trong content/, sao riêng.
      </p>
      ${actButton(seen, 'backup', {}, 'Sao lưu ngay', 'main')}
      ${
        backups.length === 0
          ? html`<p>Chưa có bản nào trên máy này.</p>`
          : html`<ul class="rows plain" data-backups="${backups.length}">
              ${backups.map((one) => backupRow(seen, one))}
            </ul>`
      }
      ${candidate ? candidateNote(seen, candidate) : upload(seen)}
    </div>`;
}

function backupRow(seen: Seen, { name, bytes, at }: BackupFile): Html {
  return html`<li data-backup="${name}">
    <p><strong>${sayInstant(seen.timeZone, at)}</strong>, ${megabytes(bytes)}</p>
    <div class="acts">
      ${
        seen.may('restore-backup')
          ? html`<a class="button" href="/dai/may/sao-luu/${name}" download>Tải về</a>`
          : ''
      }
      ${actButton(seen, 'restore-backup', { step: 'offer', name }, 'Xem để phục hồi')}
    </div>
  </li>`;
}

function upload(seen: Seen): Html | '' {
  return actForm(
    seen,
    'restore-backup',
    { step: 'upload' },
    html`<div class="field">
        <label for="ph-tep">Phục hồi từ một tệp</label>
        <p class="small" id="ph-y">
          Tệp loa-….db đã tải về trước đây. Gửi lên để xem trong đó có gì; chưa thay gì cả.
        </p>
        <input id="ph-tep" type="file" name="file" accept=".db" aria-describedby="ph-y" required />
      </div>
      ${button('Xem tệp này')}`,
    { files: true },
  );
}

/** What a backup holds, and honestly how it takes the database's place. */
function candidateNote(seen: Seen, candidate: NonNullable<MachineView['candidate']>): Html {
  const {
    name,
    lines,
    firstAt,
    lastAt,
    slots,
    waiting,
    damage,
    people,
    writing,
    listening,
    takes = 0,
    agreed,
    by,
  } = candidate;
  const when = (at: number): string => sayInstant(seen.timeZone, at);
  return html`<div class="note" data-candidate="${agreed ? 'agreed' : 'offered'}">
    <p><strong>${name}</strong>, do ${by} đưa ra.</p>
    <p>
      Có ${lines} dòng nhật ký, từ ${when(firstAt)} đến ${when(lastAt)}; ${slots} buổi, ${waiting}
      buổi đang chờ.
    </p>
    <p>
      ${damage === '' ? 'Nhật ký trong đó nguyên vẹn.' : html`<strong>Nhật ký trong đó không nguyên vẹn:</strong> ${damage}`}
    </p>
    <p data-people="${people}">${peopleWords(people)}</p>
    <p data-drafts="${writing?.drafts ?? ''}">${writingWords(writing)}</p>
    ${takesWords(takes)}
    ${
      listening === undefined
        ? ''
        : html`<p data-listening="${listening}">
            Có ${listening} lần nghe thử giọng: những lần ở đây không còn thì về lại, những lần đang
            có giữ nguyên.
          </p>`
    }
    ${agreed ? agreedWords() : warning()}
    <div class="acts">
      ${
        agreed
          ? ''
          : confirmedAct(
              seen,
              'restore-backup',
              { step: 'agree' },
              {
                ...{ label: 'Dùng bản này', yes: 'Thay khi mở lại chương trình', look: 'danger' },
                ask: html`<p>
                    Những gì xảy ra sau ${when(lastAt)} sẽ không còn trong nhật ký đang dùng.
                  </p>
                  ${passwordOnceMore('phuc-hoi')}`,
              },
            )
      }
      ${actButton(seen, 'restore-backup', { step: 'drop' }, 'Thôi, không phục hồi')}
    </div>
  </div>`;
}

function peopleWords(people: number): string {
  return people > 0
    ? `Có tài khoản của ${people} người. Khi thay, tài khoản về như trong bản này, ai cũng phải đăng nhập lại; tài khoản lập sau bản này không còn, nhưng được giữ lại bên cạnh.`
    : 'Không có tài khoản nào trong bản này: tài khoản đang dùng giữ nguyên.';
}

function takesWords(takes: number): Html | '' {
  if (takes === 0) return '';
  return html`<p data-takes="${takes}">
    Có ${takes} câu do người đọc. Khi thay, chúng được thêm vào những câu đang có; câu đã rút lại
    thì không về.
  </p>`;
}

function writingWords(writing: NonNullable<MachineView['candidate']>['writing']): string {
  return writing
    ? `Có ${writing.drafts} bản nháp và ${writing.versions} bản cũ của bài viết. Khi thay, chúng về như trong bản này; những gì đang soạn được giữ lại bên cạnh.`
    : 'Không có bản nháp nào trong bản này: những gì đang soạn giữ nguyên.';
}

function warning(): Html {
  return html`<p>
    Chương trình đang dùng dữ liệu nên không thay giữa chừng được: bản này nằm chờ, lần mở chương
    trình sau mới thay. Dữ liệu đang dùng được giữ lại bên cạnh. Bản sao lưu không biết buổi nào đã
    phát sau nó: các buổi ấy ghi là lỡ và được phát bù; buổi bù nào không cần thì hủy.
  </p>`;
}

function agreedWords(): Html {
  return html`<p>
    <strong>Sẽ thay ở lần mở chương trình tới.</strong> Tắt Loa Phường rồi mở lại (dịch vụ:
    <code>sudo systemctl restart loa-phuong</code>); đừng làm khi đang phát.
  </p>`;
}

/** `1234567` → `1,2 MB`. */
function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
