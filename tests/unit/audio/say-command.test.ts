import { expect, test } from 'vitest';
import { exportCommand, parseVoices, voicesCommand } from '../../../audio/voices/say-command.ts';

const hostile = `x'; Remove-Item C:\\ -Recurse; ' & calc | "$(id)" \`whoami\``;
const request = { text: hostile, voice: hostile, rate: 150, filename: 'C:\\Temp\\a b\\clip.wav' };

/** The script a PowerShell command line carries. */
function decode(args: readonly string[]): string {
  return Buffer.from(args.at(-1) ?? '', 'base64').toString('utf16le');
}

test('macOS: the voice is one argument, the text goes to standard input, no shell', () => {
  const { command, args, pipedData, options } = exportCommand('darwin', request);
  expect(command).toBe('say');
  expect(args.slice(0, 4)).toEqual(['-v', hostile, '-r', '150']);
  expect(args.slice(-2)).toEqual(['-f', '-']);
  expect(args.filter((arg) => arg === hostile)).toHaveLength(1);
  expect(pipedData).toBe(hostile);
  expect(options.shell).toBe(false);
});

test('Windows: nothing on the command line but base64; inside it the voice is one quoted literal', () => {
  const { command, args, pipedData, options } = exportCommand('win32', request);
  expect([command, options.shell, pipedData]).toEqual(['powershell', false, hostile]);
  expect(args.slice(0, -1)).toEqual(['-NoProfile', '-NonInteractive', '-EncodedCommand']);
  expect(args.at(-1)).toMatch(/^[A-Za-z0-9+/=]+$/);
  const literal = /SelectVoice\('((?:[^']|'')*)'\); \$speak\.Rate = -3; /.exec(decode(args))?.[1];
  expect(literal?.replaceAll("''", "'")).toBe(hostile);
});

test.each(["O'Brien", 'O’Brien', '‘a', 'b‚', 'c‛'])(
  'Windows: every quote that PowerShell knows is doubled in %s',
  (voice) => {
    const { args } = exportCommand('win32', { ...request, voice });
    expect(decode(args)).toContain(
      `SelectVoice('${voice.replace(/['‘’‚‛]/, (mark) => mark + mark)}')`,
    );
  },
);

test.each([
  [80, -9],
  [200, 0],
  [300, 4],
])('Windows: %i syllables a minute is rate %i', (rate, step) => {
  expect(decode(exportCommand('win32', { ...request, rate }).args)).toContain(`.Rate = ${step};`);
});

test('voices: names with spaces, of both systems', () => {
  const mac =
    'Linh                vi_VN    # Xin chào!\nBad News            en_US    # The light\nEddy (Tiếng Đức)    de_DE    # Hallo\n';
  expect(parseVoices('darwin', mac)).toEqual(['Linh', 'Bad News', 'Eddy (Tiếng Đức)']);
  expect(parseVoices('win32', 'Microsoft An\r\nMicrosoft Zira Desktop\r\n')).toEqual([
    'Microsoft An',
    'Microsoft Zira Desktop',
  ]);
  expect(voicesCommand('darwin')).toEqual({ command: 'say', args: ['-v', '?'] });
  expect(decode(voicesCommand('win32').args)).toContain('GetInstalledVoices()');
});
