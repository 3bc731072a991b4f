// Hours and days as people type them.

/** `6h, 17h30` → `['06:00', '17:30']`, earliest first; undefined where something in it is no hour. */
export function readTimes(text: string): readonly string[] | undefined {
  const words = text
    .split(/\s*(?:[,;\n]|(?<!\p{L})và(?!\p{L}))\s*|\s+(?=\d{1,2}\s*(?::|h|g|\.))/iu)
    .filter((word) => word !== '');
  const times = words.map(readTime);
  return times.every((time) => time !== undefined) ? [...new Set(times)].sort() : undefined;
}

/** `17:00`, `17h`, `6g30`, `6.30` → `HH:MM`. */
function readTime(word: string): string | undefined {
  const [, hour = '', minute = '00'] =
    /^(\d{1,2})(?:\s*(?::|h|g|\.|giờ)\s*(\d{2})?(?:\s*phút)?)?$/i.exec(word.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** Each line a day and an hour, in either order → `YYYY-MM-DD HH:MM`, earliest first; undefined where a line is none. */
export function readMoments(text: string): readonly string[] | undefined {
  const lines = text.split(/[\n;]/).map((line) => line.trim());
  const moments = lines.filter((line) => line !== '').map(readMoment);
  return moments.every((moment) => moment !== undefined) ? [...new Set(moments)].sort() : undefined;
}

function readMoment(line: string): string | undefined {
  const [written = ''] = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/\d{4}/.exec(line) ?? [];
  const parts = written.includes('/') ? written.split('/').reverse() : written.split('-');
  const [year = '', month = '', date = ''] = parts.map((part) => part.padStart(2, '0'));
  const time = readTime(line.replace(written, '').replace(/^[\s,T]+|[\s,]+$|lúc|ngày/g, ''));
  return written === '' || time === undefined ? undefined : `${year}-${month}-${date} ${time}`;
}
