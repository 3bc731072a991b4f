/** What the buttons of the lock screen, of headphones and of a car do beside play and pause, which browsers do themselves. */
type LockScreenActs = Partial<Record<MediaSessionAction, MediaSessionActionHandler>>;

/** Puts the page's title on the lock screen and `acts` on its buttons; browsers that have none leave it. */
export function showOnLockScreen(acts: LockScreenActs): void {
  try {
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title });
    for (const [action, act] of Object.entries(acts))
      // Its names are those of LockScreenActs; a browser that does not know one throws.
      navigator.mediaSession.setActionHandler(action as MediaSessionAction, act);
  } catch {
    // Said above.
  }
}
