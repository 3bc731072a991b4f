import { joinedNow } from '../apart/joined-now.ts';

/** As a person reads it: `trung-tam.tinh.vn`. */
export function centreName(dataDir: string): string {
  const joined = joinedNow(dataDir);
  return joined === undefined || joined === 'broken' ? 'trung tâm' : hostOf(joined.url);
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
