import { loaCommand } from '../../content/schema/loa-command.ts';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { LoaError } from '../../content/schema/loa-error.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { systemRefusalOf } from '../../content/schema/system-errors.ts';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { probeFfmpeg, probeVoice } from '../../audio/index.ts';
import { machineLogOf } from '../config.ts';
import { clockTrouble } from '../core/clock-right.ts';
import { freeMbOf, leastFreeMb } from '../inspect/inspect-disk.ts';
import { isThere } from '../places.ts';
import { openOutputs } from '../playout/open-outputs.ts';
import { mayBeLocked } from '../store/lock.ts';
import { makeFolder } from '../store/open.ts';
import { storeTroubleOf } from '../store/explain-error.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { bad, good, warning, type Check } from './check.ts';
import { lookInto } from './look-into.ts';

const fewFreeMb = 1000;

export const machineChecks: readonly Check[] = [
  {
    id: 'versions',
    name: 'Phiên bản',
    look: async ({ config }) => {
      const read = async (
        file: string,
      ): Promise<{ version?: string; optionalDependencies?: Record<string, string> }> =>
        // npm's own shape.
        JSON.parse(await readFile(join(config.root, file), 'utf8')) as { version?: string };
      const { version, optionalDependencies } = await read('package.json');
      // One for each platform, all of one version.
      const nodes = Object.entries(optionalDependencies ?? {});
      const wanted = nodes.find(([name]) => /^node-(linux|darwin|win)-/.test(name))?.[1];
      const found = `Loa Phường ${version ?? '?'}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
      if (process.versions.node === wanted) return good(found);
      if (wanted === undefined) throw new Error('package.json names no Node');
      return warning(
        `${found}; bản kèm theo là Node ${wanted}`,
        `Chạy bằng "${loaCommand} …" hoặc node_modules/.bin/node; nếu vẫn khác thì chạy lại npm ci.`,
      );
    },
  },
  {
    id: 'data',
    name: 'Thư mục dữ liệu',
    look: ({ config: { dataDir } }) => {
      const probe = join(dataDir, '.loa-thu-ghi');
      try {
        makeFolder(dataDir);
        writeFileSync(probe, '');
        rmSync(probe);
        return good(`${dataDir} ghi được`);
      } catch (error) {
        if (error instanceof LoaError) return bad(error.message, error.hint);
        return bad(
          `Không ghi được vào ${dataDir} (${sayError(error)})`,
          'Cấp quyền ghi cho thư mục ấy, hoặc đặt LOA_DATA sang thư mục khác.',
        );
      }
    },
  },
  {
    id: 'machine-log',
    name: 'Nhật ký máy',
    look: ({ config }) => {
      const file = machineLogOf(config);
      try {
        mkdirSync(dirname(file), { recursive: true });
        closeSync(openSync(file, 'a'));
        return good(`${file} ghi được`);
      } catch (error) {
        return bad(
          `Không ghi được ${file} (${sayError(error)})`,
          `Cấp quyền ghi cho tệp và thư mục ấy. Buổi phát vẫn được ghi trong cơ sở dữ liệu (${loaCommand} log).`,
        );
      }
    },
  },
  {
    id: 'database',
    name: 'Cơ sở dữ liệu',
    look: ({ config: { databaseFile, dataDir } }) => {
      try {
        if (!isThere(databaseFile)) return good('chưa có, sẽ tạo khi chạy lần đầu');
      } catch (error) {
        return bad(`${databaseFile} không xem được (${sayError(error)})`, mendOf(error));
      }
      try {
        const store = openSqliteStore(databaseFile);
        const verified = store.verify();
        store.close();
        const running = mayBeLocked(dataDir) ? ', Loa Phường đang chạy' : '';
        if (verified.ok) return good(`nhật ký nguyên vẹn, ${verified.head.seq} dòng${running}`);
        return bad(verified.message, 'Giữ nguyên tệp, báo người phụ trách; so với bản sao lưu.');
      } catch (error) {
        return bad(
          `${databaseFile} không đọc được (${sayError(error)})`,
          storeTroubleOf(error) === 'no-permission'
            ? mendOf(error)
            : `Tắt Loa Phường, xóa tệp -wal và -shm cạnh nó, chép bản sao lưu (${loaCommand} backup) đè lên tệp ấy. Không có bản sao lưu thì cứ chạy: tệp hỏng được giữ lại, cơ sở dữ liệu mới được tạo.`,
        );
      }
    },
  },
  {
    id: 'disk',
    name: 'Đĩa',
    look: async ({ config: { dataDir } }) => {
      const place = [dataDir, dirname(dataDir), '/'].find(existsSync) ?? '/';
      const freeMb = await freeMbOf(place);
      if (freeMb >= fewFreeMb)
        return good(`còn ${(freeMb / 1024).toFixed(1).replace('.', ',')} GB`);
      const mend = `Xóa bớt tệp trên ổ chứa ${dataDir}, hoặc đặt LOA_DATA sang ổ khác.`;
      return freeMb >= leastFreeMb
        ? warning(`chỉ còn ${freeMb} MB`, mend)
        : bad(`chỉ còn ${freeMb} MB, sắp không ghi được`, mend);
    },
  },
  {
    id: 'clock',
    name: 'Đồng hồ',
    look: ({ clock, config, content }) => {
      const wrong = clockTrouble(clock.now(), lastSeen(config.databaseFile));
      if (wrong !== undefined)
        return bad(
          wrong,
          'Chỉnh lại ngày giờ; nếu máy quên giờ sau mỗi lần tắt thì thay pin CMOS.',
        );
      const zone = content?.ward.timeZone ?? fallbackTimeZone;
      const wall = new Intl.DateTimeFormat('vi-VN', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      const found = `${wall.format(clock.now())} (${zone})${config.clock ? ', đồng hồ ảo LOA_CLOCK' : ''}`;
      const synced = isClockSynchronised();
      return synced === false
        ? warning(
            `${found}, chưa tự chỉnh theo giờ chuẩn`,
            'Bật đồng bộ giờ: sudo timedatectl set-ntp true.',
          )
        : good(found);
    },
  },
  {
    id: 'ffmpeg',
    name: 'ffmpeg',
    look: async () => {
      const { path, version } = await probeFfmpeg();
      return good(`bản ${version} (${path})`);
    },
  },
  {
    id: 'voice',
    name: 'Giọng đọc',
    look: async ({ config, content }) =>
      content
        ? good(`${await probeVoice(content.ward.voice, config.dataDir)} đọc được`)
        : bad('chưa biết giọng nào', 'Sửa content/ward.yaml trước.'),
  },
  {
    id: 'output',
    name: 'Đầu ra',
    look: async ({ config, clock, content }) => {
      if (!content) return bad('chưa biết đầu ra nào', 'Sửa content/ward.yaml trước.');
      const { chosen, standby } = openOutputs(config, clock, content.ward);
      const names = chosen.map(({ name }) => name).join(', ');
      const problems = (await Promise.all(chosen.map((output) => output.check()))).flat();
      const spare = (await Promise.all(standby.map((output) => output.check()))).flat();
      if (problems.length > 0) return bad(names, problems.join(' '));
      if (spare.length > 0) return warning(`${names}; dự phòng hỏng`, spare.join(' '));
      return good(names);
    },
  },
];

/** When a daemon was last seen, epoch ms. A database that cannot be read says nothing here: it has a check of its own. */
function lastSeen(databaseFile: string): number | undefined {
  try {
    return lookInto(databaseFile, (store) => store.lastHeartbeat()?.at);
  } catch {
    return undefined;
  }
}

/** Whether systemd says the clock follows a time server; undefined where that cannot be known. */
function isClockSynchronised(): boolean | undefined {
  const timesyncd = '/run/systemd/timesync';
  return existsSync(timesyncd) ? existsSync(`${timesyncd}/synchronized`) : undefined;
}

/** How what the system refused is mended. */
function mendOf(error: unknown): string {
  return systemRefusalOf(error)?.mend ?? '';
}
