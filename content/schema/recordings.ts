// Sound files in content/: a person's recording lies beside the document that it reads in place of the voice.

/** Every kind that phones and recorders write and ffmpeg reads; capitals do not matter. */
export const recordingEndings = [
  '.wav',
  '.mp3',
  '.flac',
  '.m4a',
  '.ogg',
  '.oga',
  '.opus',
  '.aac',
  '.wma',
  '.aif',
  '.aiff',
  '.amr',
  '.3gp',
] as const;

/** Of these nothing can be heard, or only other files that they name. Others are judged by their sound: people mix endings up. */
const silentEnding =
  /\.(jpe?g|png|gif|webp|heic|svg|pdf|zip|rar|7z|gz|exe|pptx?|xlsx?|json|srt|vtt|midi?|mdx?|ya?ml|tsv|csv|txt|html?|docx?|rtf|odt|m3u8?|pls|cue|xspf|asx|wpl|ffconcat|concat|sdp|mpd)$/;

/** Whether a file of that name may hold sound. */
export function mayBeSound(fileName: string): boolean {
  return !silentEnding.test(sameName(fileName));
}

/** Where recordings lie that campaigns air. */
export const recordingsFolder = 'content/recordings/';

/** The name as it is compared: one form of accents, no capitals. Systems disagree on both. */
export function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** What a sound file is the recording of: `Thu.MP3` → `thu`; undefined where the file is no sound. */
export function recordedName(fileName: string): string | undefined {
  const name = sameName(fileName);
  const ending = recordingEndings.find((one) => name.endsWith(one));
  return ending === undefined ? undefined : name.slice(0, -ending.length);
}
