// The page of the machine: what whoever runs it looks at first.
import { dayMs } from '../../../content/schema/durations.ts';
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { html } from 'hono/html';
import type { KeptFiles } from '../ledger/old-files.ts';
import type { KeptBackup, LedgerFacts, Restored } from '../ledger/backups.ts';
import type { CentreProcess, FailedJob, QueueCount } from '../jobs/job-sender.ts';
import type { Html } from '../pages/frame.ts';
import { sayAgo, sayAt } from '../pages/words.ts';

export interface MachineSeen {
  readonly program: string;
  readonly facts: LedgerFacts;
  readonly files: KeptFiles;
  readonly backup: KeptBackup | undefined;
  readonly backupFolder: string | undefined;
  readonly restored: Restored | undefined;
  /** Names of jobs as people read them. */
  readonly says: Readonly<Record<string, string>>;
  /** Undefined where this process has none to ask. */
  readonly jobs:
    | {
        readonly counts: readonly QueueCount[];
        readonly failed: readonly FailedJob[];
        readonly processes: readonly CentreProcess[];
      }
    | undefined;
  /** PostgreSQL's clock less this machine's, ms. */
  readonly clockApartMs: number;
  readonly now: number;
  /** What the form did. */
  readonly did: string | undefined;
}

const clockMayBeOffMs = 2000;

export function machinePage(seen: MachineSeen): Html {
  const { facts, files, now, did } = seen;
  return html`
    ${did === undefined ? '' : html`<p class="notice" role="status">${did}</p>`}
    <dl class="facts">
      <dt>Chương trình</dt>
      <dd>${seen.program}</dd>
      <dt>PostgreSQL</dt>
      <dd>${facts.postgres}</dd>
      <dt>Sổ</dt>
      <dd>
        ${sayBytes(facts.bytes)}, ${facts.stations} đài; bước mới nhất
        ${facts.migrations.at(-1)?.name ?? ''}
      </dd>
      <dt>Tệp để gửi</dt>
      <dd>
        ${files.files} tệp, ${sayBytes(files.bytes)};
        ${
          files.lastAt === null
            ? 'chưa dọn tệp nào'
            : `đã dọn ${files.removed} tệp, ${sayBytes(files.freedBytes)}, lần cuối ${sayAt(files.lastAt)}`
        }
      </dd>
      <dt>Đồng hồ</dt>
      <dd>${sayAt(now)} ${clockPart(seen.clockApartMs)}</dd>
    </dl>
    <section aria-labelledby="sao-luu">
      <h2 id="sao-luu">Sao lưu</h2>
      ${backupPart(seen)}
    </section>
    <section aria-labelledby="viec">
      <h2 id="viec">Việc chạy nền</h2>
      ${seen.jobs ? jobsPart(seen, seen.jobs) : html`<p>Tiến trình này không xem được việc chạy nền.</p>`}
    </section>
  `;
}

function clockPart(apartMs: number): string {
  return Math.abs(apartMs) <= clockMayBeOffMs
    ? '(khớp với đồng hồ của PostgreSQL)'
    : `(lệch ${Math.round(Math.abs(apartMs) / 1000)} giây với PostgreSQL: chỉnh giờ máy bằng NTP)`;
}

function backupPart({ backup, backupFolder, restored, now, jobs }: MachineSeen): Html {
  const isOld = !backup || now - backup.at > 2 * dayMs;
  return html`
    ${
      restored
        ? html`<p>
            Sổ này phục hồi ngày ${sayAt(restored.at)} từ bản sao lưu lúc
            ${sayAt(restored.backupAt)}.
          </p>`
        : ''
    }
    <p ${isOld ? html`data-standing="old"` : ''}>
      ${
        backup
          ? html`Bản mới nhất: ${sayAt(backup.at)} (${sayAgo(now - backup.at)} trước),
              ${sayBytes(backup.bytes)}, ở máy ${backup.host}: <code>${backup.file}</code>`
          : html`<strong>Chưa có bản sao lưu nào.</strong>`
      }
      ${isOld && backup ? html`<strong>Quá hai ngày chưa sao lưu được.</strong>` : ''}
    </p>
    <p>
      Mỗi đêm lúc 1 giờ 30 trung tâm tự
      làm${backupFolder === undefined ? '' : html`, giữ ở <code>${backupFolder}</code>`}. Chép ra
      máy khác; khóa của trung tâm cất riêng. Phục hồi:
      <code>${loaCommand} centre restore TỆP</code>
    </p>
    ${
      jobs
        ? html`<form method="post" action="/may-chu/sao-luu/" data-act="back-up">
            <button class="button">Sao lưu ngay</button>
          </form>`
        : ''
    }
  `;
}

function jobsPart(
  { says, now }: MachineSeen,
  { counts, failed, processes }: NonNullable<MachineSeen['jobs']>,
): Html {
  return html`
    <table class="stations">
      <caption>
        Việc theo loại
      </caption>
      <thead>
        <tr>
          <th scope="col">Việc</th>
          <th scope="col">Đang chờ</th>
          <th scope="col">Đang làm</th>
          <th scope="col">Hỏng</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map(
          (one) =>
            html`<tr data-job="${one.name}">
              <th scope="row">${says[one.name] ?? one.name}</th>
              <td data-label="Đang chờ">${one.waiting}</td>
              <td data-label="Đang làm">${one.active}</td>
              <td data-label="Hỏng">${one.failed}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      failed.length === 0
        ? html`<p>Không có việc nào hỏng.</p>`
        : html`<h3>Việc hỏng</h3>
            <ul class="failed">
              ${failed.map(
                (one) =>
                  html`<li data-failed="${one.id}">
                    ${says[one.name] ?? one.name}, ${sayAt(one.at)}: ${one.why}
                    <form method="post" action="/may-chu/lam-lai/" data-act="retry-job">
                      <input type="hidden" name="viec" value="${one.name}" />
                      <input type="hidden" name="so" value="${one.id}" />
                      <button class="button quiet">Làm lại</button>
                    </form>
                  </li>`,
              )}
            </ul>`
    }
    ${processesPart(processes, now)}
  `;
}

function processesPart(processes: readonly CentreProcess[], now: number): Html {
  return html`<h3>Tiến trình của trung tâm</h3>
    <ul class="processes">
      ${processes
        .filter(({ isLive, heardAt }) => isLive || now - heardAt < dayMs)
        .map(
          (one) =>
            html`<li>
              ${one.host}, số ${one.pid}, mở ${sayAt(one.startedAt)}:
              ${
                one.isLive
                  ? html`đang
                    chạy${one.residentBytes === undefined ? '' : `, ${sayBytes(one.residentBytes)} bộ nhớ`}`
                  : `không còn nghe từ ${sayAt(one.heardAt)}`
              }
            </li>`,
        )}
    </ul>`;
}

function sayBytes(bytes: number): string {
  const units = ['byte', 'KB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let at = 0;
  for (; value >= 1024 && at < units.length - 1; at++) value /= 1024;
  const shown =
    value < 10 && at > 0 ? value.toFixed(1).replace('.', ',') : String(Math.round(value));
  return `${shown} ${units[at] ?? ''}`;
}
