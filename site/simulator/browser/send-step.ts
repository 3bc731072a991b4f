/** What came of sending: nothing to say, copied, or the reader copies the address by hand. */
type Sent = 'none' | 'copied' | 'by-hand';

/** Sends an address to somebody who can help, by the telephone's own way, else copies it. */
export async function sendStep(url: string, title: string): Promise<Sent> {
  try {
    if ('share' in navigator) {
      await navigator.share({ title, url });
      return 'none';
    }
    // Absent where the page came without encryption, whatever its type says.
    await (navigator as Navigator).clipboard.writeText(url);
    return 'copied';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'none' : 'by-hand';
  }
}
