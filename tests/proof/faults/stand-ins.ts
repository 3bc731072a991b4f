// What is put in the place of a program or a device that cannot be broken to order.
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateFfmpeg } from '../../../audio/play.ts';
/** What of a station a stand-in needs. */
interface FaultStation {
  readonly home: string;
}

type Env = Readonly<Record<string, string>>;

/** A program in ffmpeg's place. */
export function ffmpegThat(station: FaultStation, script: string): Env {
  const file = join(station.home, 'ffmpeg');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return { FFMPEG_PATH: file };
}

/**
 * A sound card (ffmpeg's ALSA output) that takes `bytes` of an airing's sound and then does `then`; what is shorter (the
 * look whether it works) it takes whole. All else that ffmpeg does is done by the real one.
 */
export function soundCardThat(station: FaultStation, bytes: number, then: string): Env {
  return ffmpegThat(
    station,
    `case " $* " in *" -f alsa "*)
  [ "$(head -c ${bytes} | wc -c)" -lt ${bytes} ] && exit 0
  ${then} ;;
esac
exec '${locateFfmpeg()}' "$@"`,
  );
}

/** A system clock that can be set while the daemon runs: `set-clock.ts` shifts what its processes take for the time. */
export function clockThatIsSet(file: string): Env {
  const module = join(import.meta.dirname, 'set-clock.ts');
  return { NODE_OPTIONS: `--import=${module}`, LOA_TEST_CLOCK: file };
}
