// A process of its own for what comes from the network: it asks the address and gives its bytes to ffmpeg, which has no
// network at all; samples leave on standard output. (The ffmpeg that comes with us is linked statically and dies where it
// has to look up a name.) Arguments: ffmpeg's path, the address, then ffmpeg's own arguments. What is wrong is the last
// line on standard error, as a word.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { NoAnswer } from './ask.ts';
import { follow } from './follow.ts';

const [ffmpeg = '', address = '', ...ffmpegArguments] = process.argv.slice(2);
const decoder = spawn(ffmpeg, ffmpegArguments, { stdio: ['pipe', 'inherit', 'inherit'] });
const ended = new Promise<number>((resolve) => {
  decoder.on('error', () => {
    resolve(1);
  });
  decoder.on('close', (code) => {
    resolve(code ?? 1);
  });
});
decoder.stdin.on('error', () => undefined);
void ended.then((code) => {
  process.exit(code);
});

try {
  for await (const bytes of follow(address))
    if (!decoder.stdin.write(bytes)) await Promise.race([once(decoder.stdin, 'drain'), ended]);
  decoder.stdin.end();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException; // whatever it is, it is only written
  console.error(error instanceof NoAnswer ? message : (code ?? message));
  decoder.kill('SIGKILL');
}
