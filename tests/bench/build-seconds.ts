import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Said by the build as it ends: what its threads used. Wall time would measure who else is at work on the machine. */
const tellCpu =
  'data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();' +
  'process.stderr.write(`\\ncpu=${u.userCPUTime+u.systemCPUTime}\\n`)})';

/** CPU seconds of one `astro build` in `folder`; throws when it fails. */
export function buildSeconds(folder: string, outDir: string, data: string): number {
  const astro = resolve(folder, 'node_modules/astro/bin/astro.mjs');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', tellCpu, astro, 'build', '--outDir', outDir, '--silent'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOA_DATA: data,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    },
  );
  const microseconds = Number(/^cpu=(\d+)$/m.exec(stderr)?.[1]);
  if (status !== 0 || Number.isNaN(microseconds)) {
    throw new Error(`astro build in ${folder}: ${stderr}`);
  }
  return microseconds / 1e6;
}
