// Below 1,000 px the text and what stands beside it take turns: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/

/** Wakes `[role=tab]` of the page. Which one is chosen is `data-tab` of the root. */
export function wakeTabs(root: HTMLElement): void {
  const tabs = [...root.querySelectorAll<HTMLElement>('[role="tab"]')];
  const choose = (chosen: HTMLElement): void => {
    root.dataset['tab'] = chosen.dataset['to'] ?? 'viet';
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
  };
  for (const tab of tabs) {
    tab.addEventListener('click', () => {
      choose(tab);
    });
    tab.addEventListener('keydown', (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
      const next = tabs.at((tabs.indexOf(tab) + by) % tabs.length);
      if (by === 0 || !next) return;
      choose(next);
      next.focus();
      event.preventDefault();
    });
  }
}

/** Keeps `--keyboard` at the height that a phone's keyboard covers, so that the bar stands on it. */
export function followKeyboard(root: HTMLElement): void {
  const { visualViewport: seen } = window;
  if (!seen) return;
  const follow = (): void => {
    const covered = Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
    root.style.setProperty('--keyboard', `${Math.round(covered)}px`);
  };
  seen.addEventListener('resize', follow);
  seen.addEventListener('scroll', follow);
}
