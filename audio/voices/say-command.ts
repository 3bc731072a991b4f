// What `say` runs on macOS and Windows. The package's own builders are replaced by these, because on Windows it passes
// voice and file name through a shell unescaped, and on macOS a text that starts with "-" would be read as an option.

export type SayPlatform = 'darwin' | 'win32';

export interface SayCommand {
  readonly command: string;
  readonly args: string[];
  /** Written to standard input. */
  readonly pipedData: string;
  readonly options: { readonly shell: false };
}

export interface SayRequest {
  readonly text: string;
  readonly voice: string;
  /** Syllables a minute. */
  readonly rate: number;
  readonly filename: string;
}

/** macOS counts English words; its Vietnamese voice says about as many syllables (Apple's default, 175, is brisk). */
const macRatePerSyllable = 1;

/** System.Speech counts from −10 to 10, each step about 10 %; 0 is taken as 200 syllables a minute. */
function windowsRate(rate: number): number {
  return Math.max(-10, Math.min(10, Math.round(10 * Math.log(rate / 200))));
}

/** A PowerShell string literal: in single quotes only the quote itself (and its typographic kin) has a meaning. */
function quote(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, (mark) => mark + mark)}'`;
}

/** A script as base64, so that neither cmd.exe nor PowerShell's command line parses any of it. */
function powershell(script: string): string[] {
  return [
    '-NoProfile',
    '-NonInteractive',
    '-EncodedCommand',
    Buffer.from(script, 'utf16le').toString('base64'),
  ];
}

/** The command that writes `text` as a WAV file. */
export function exportCommand(
  platform: SayPlatform,
  { text, voice, rate, filename }: SayRequest,
): SayCommand {
  const piped = { pipedData: text, options: { shell: false } } as const;
  if (platform === 'darwin') {
    const speed = String(Math.round(rate * macRatePerSyllable));
    return {
      command: 'say',
      args: [
        '-v',
        voice,
        '-r',
        speed,
        '-o',
        filename,
        '--file-format=WAVE',
        '--data-format=LEI16@22050',
        '-f',
        '-',
      ],
      ...piped,
    };
  }
  const script = [
    '[Console]::InputEncoding = [Text.Encoding]::UTF8',
    'Add-Type -AssemblyName System.Speech',
    '$speak = New-Object System.Speech.Synthesis.SpeechSynthesizer',
    `$speak.SelectVoice(${quote(voice)})`,
    `$speak.Rate = ${windowsRate(rate)}`,
    `$speak.SetOutputToWaveFile(${quote(filename)})`,
    '$speak.Speak([Console]::In.ReadToEnd())',
    '$speak.Dispose()',
  ].join('; ');
  return { command: 'powershell', args: powershell(script), ...piped };
}

/** The command that lists installed voices. */
export function voicesCommand(platform: SayPlatform): {
  readonly command: string;
  readonly args: string[];
} {
  if (platform === 'darwin') {
    return { command: 'say', args: ['-v', '?'] };
  }
  const script = [
    '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
    'Add-Type -AssemblyName System.Speech',
    '(New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices() | % {$_.VoiceInfo.Name}',
  ].join('; ');
  return { command: 'powershell', args: powershell(script) };
}

/** `Linh    vi_VN    # Xin chào…` lines of macOS or bare names of Windows -> names. */
export function parseVoices(platform: SayPlatform, output: string): string[] {
  return output
    .split(/\r?\n/)
    .map((line) =>
      platform === 'darwin'
        ? (/^(.+?)\s+[a-z]{2,3}[_-]\w+\s+#/.exec(line)?.[1] ?? '')
        : line.trim(),
    )
    .filter((name) => name !== '');
}
