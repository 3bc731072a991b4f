// Addresses inside the console. A slot's name has signs that a path cannot hold as they are.

export function slotPath(id: string): string {
  return `/dai/lich/${encodeURIComponent(id)}/`;
}

export function movePath(id: string): string {
  return `${slotPath(id)}doi/`;
}

export function approvePath(sha256: string): string {
  return `/dai/duyet/${sha256}/`;
}

/** A bulletin's sound: at an address of the console, which is open where the site is not. */
export function soundPath(sha256: string): string {
  return `/dai/tep/${sha256}.mp3`;
}
