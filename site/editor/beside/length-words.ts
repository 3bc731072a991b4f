import type { Airing, BesideLength } from '../../../content/schema/beside.ts';

/** `6 phút 12 giây`; an estimate to ten seconds. */
export function sayLength(ms: number, isGuess: boolean): string {
  const seconds = isGuess ? Math.max(10, Math.round(ms / 10_000) * 10) : Math.round(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const words = [
    minutes > 0 ? `${minutes} phút` : '',
    rest > 0 || minutes === 0 ? `${rest} giây` : '',
  ];
  return words.filter(Boolean).join(' ');
}

/** How long each bulletin with the text is and whether it fits, a sentence each. */
export function sayLengths({ airings, limitMs }: BesideLength): readonly string[] {
  const limit = `${Math.round(limitMs / 60_000)} phút`;
  if (airings.length === 0) return ['Chưa biết bản tin dài bao lâu.'];
  return airings.map((airing) => sayAiring(airing, limit));
}

function sayAiring(airing: Airing, limit: string): string {
  const { campaign, title, isHeld, ms, isGuess, unmeasured } = airing;
  const where =
    campaign === undefined
      ? 'Bản tin có bài này (chưa đợt phát nào phát)'
      : `Bản tin của đợt “${title}”${isHeld ? ' (đang để sẵn)' : ''}`;
  const about = isGuess ? 'khoảng ' : '';
  const guess =
    isGuess && unmeasured.length === 0 ? ', đang ước lượng vì giọng đọc chưa đọc hết' : '';
  const rest =
    unmeasured.length > 0 ? `, chưa tính bản ghi âm ${unmeasured.join(', ')} vì chưa đo được` : '';
  return `${where}: ${about}${sayLength(ms, isGuess)}${guess}${rest}; ${fitWords(airing, limit)}.`;
}

/** What is not measured is not said to fit. */
function fitWords({ fits, isGuess, unmeasured }: Airing, limit: string): string {
  if (!fits)
    return `DÀI QUÁ một buổi được phép (nhiều nhất ${limit}): rút ngắn bài, hoặc bỏ bớt phần khác của đợt phát`;
  if (unmeasured.length > 0) return `chưa biết có vừa một buổi không (nhiều nhất ${limit})`;
  return isGuess
    ? `có lẽ vừa một buổi (nhiều nhất ${limit})`
    : `vừa một buổi (nhiều nhất ${limit})`;
}
