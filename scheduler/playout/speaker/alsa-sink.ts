import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endianness } from 'node:os';
import { watchCard } from './card-watch.ts';
import type { OpenSink, PcmShape } from './sink.ts';

/** The settings → ffmpeg's arguments: raw samples from standard input to an ALSA device, resampled to what every card takes. */
export function alsaArguments({ sampleRateHz, channels }: PcmShape, device: string): string[] {
  return [
    // How far the card has come, twice a second: what it was given may stand in a pipe.
    ...['-hide_banner', '-loglevel', 'error', '-nostats', '-progress', 'pipe:1'],
    // Nothing to probe: without this ffmpeg waits for half a second of sound before it opens the device.
    ...['-probesize', '32', '-analyzeduration', '0'],
    ...['-f', endianness() === 'LE' ? 's16le' : 's16be'],
    ...['-ar', String(sampleRateHz), '-ac', String(channels), '-i', 'pipe:0'],
    // ffmpeg's own upmix would take 3 dB off: both sides get the one channel as it is.
    ...(channels === 1 ? ['-af', 'pan=stereo|c0=c0|c1=c0'] : ['-ac', '2']),
    ...['-ar', '48000', '-f', 'alsa', device],
  ];
}

/** Opens a named ALSA device through ffmpeg. */
export function alsaSink(ffmpegPath: string, device: string): OpenSink {
  return async (shape) => {
    const { lacksStreams, startFailure } = await import('../../../audio/play.ts');
    const child = spawn(ffmpegPath, alsaArguments(shape, device), {
      stdio: 'pipe',
    });
    if (lacksStreams(child)) await startFailure(child);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    let broken: Error | undefined;
    let finishing = false;
    const perMs = (shape.sampleRateHz * shape.channels) / 1000;
    let written = 0;
    const card = watchCard((positionMs) => {
      broken ??= standsStill(device, positionMs);
      kill(child);
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      card.hear(text);
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      said += error.message;
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', (code) => {
        card.end();
        if (code !== 0 || !finishing) broken ??= alsaFailure(device, said);
        resolve(code);
      });
    });
    await Promise.race([once(child, 'spawn'), ended]);
    return {
      async write(samples) {
        if (broken) throw broken;
        const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
        const full = !child.stdin.write(bytes);
        written += samples.length;
        card.given(written / perMs);
        // A pipe that breaks says less than the program behind it, which says why when it ends.
        if (full) await Promise.race([once(child.stdin, 'drain').catch(() => ended), ended]);
        // The closing sets it while we wait.
        const failure = broken as Error | undefined;
        if (failure) throw failure;
      },
      async finish() {
        finishing = true;
        child.stdin.end();
        await ended;
        if (broken) throw broken;
      },
      positionMs: () => card.positionMs(),
      stop: () => {
        card.end();
        kill(child);
      },
    };
  };
}

function kill(child: ChildProcess): void {
  child.stdin?.destroy();
  child.kill('SIGKILL');
}

function standsStill(device: string, positionMs: number): Error {
  const second = Math.round(positionMs / 100) / 10;
  return new Error(
    `Thiết bị âm thanh "${device}" nhận tiếng nhưng đứng yên từ giây ${second} của đoạn này. Kiểm tra dây và nguồn, rút ra cắm lại card âm thanh.`,
  );
}

/** What ALSA and ffmpeg said, as what staff can do about it. */
export function alsaFailure(device: string, said: string): Error {
  const choose =
    'Xem các thiết bị bằng lệnh "aplay -L", rồi ghi tên vào output.device của content/ward.yaml.';
  if (/busy/i.test(said))
    return new Error(
      `Thiết bị âm thanh "${device}" đang bị chương trình khác giữ. Đóng chương trình đó, hoặc dùng thiết bị "dmix" cho nhiều chương trình cùng phát.`,
    );
  if (/permission denied/i.test(said))
    return new Error(
      `Không có quyền dùng thiết bị âm thanh "${device}". Thêm người dùng chạy Loa Phường vào nhóm audio: sudo usermod -aG audio <tên>.`,
    );
  if (/no such (file|device)|unknown pcm|cannot find card|invalid value for card/i.test(said))
    return new Error(`Không có thiết bị âm thanh "${device}". ${choose}`);
  const last = said.trim().split('\n').at(-1) ?? '';
  return new Error(
    `Thiết bị âm thanh "${device}" không phát được${last && ` (${last})`}. ${choose}`,
  );
}
