// The console's worker: shows what the station tells this browser, and opens its page. It keeps nothing and answers for nothing.
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('push', (event) => {
  const { title, body, path, isUrgent } = event.data.json();
  const options = {
    body,
    lang: 'vi',
    icon: '/dai/icon.svg',
    data: path,
    tag: path,
    renotify: true,
    requireInteraction: isUrgent,
  };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(new URL(event.notification.data, self.location.origin)));
});

async function openPage(url) {
  // Pages of the console only, whatever was sent.
  if (url.origin !== self.location.origin || !url.pathname.startsWith('/dai/')) return;
  const open = await self.clients.matchAll({ type: 'window' });
  const same = open.find((client) => client.url === url.href);
  if (same) await same.focus();
  else await self.clients.openWindow(url.href);
}
