// Shows what LenNotify pushes, in a service worker of the page's own: importScripts('push-worker.js'), or register this file itself.
// The browser has decrypted it; it is shown as text and nothing of it is run.
'use strict';

// A browser demands that every push shows something, so what cannot be read and a stub still say that there is something.
const FALLBACK = 'You have a new notification';

function read(data) {
  try {
    const message = data ? data.json() : {};
    return message !== null && typeof message === 'object' ? message : {};
  } catch {
    return {};
  }
}

// Only https, or a path of this site: what was pushed does not choose any other scheme.
function target(url) {
  try {
    const absolute = new URL(url ?? '/', self.location.origin);
    return absolute.protocol === 'https:' || absolute.origin === self.location.origin ? absolute.href : self.location.origin;
  } catch {
    return self.location.origin;
  }
}

self.addEventListener('push', (event) => {
  const message = read(event.data);
  event.waitUntil(self.registration.showNotification(message.title || FALLBACK, {
    body: message.body ?? '',
    tag: message.tag ?? message.id,
    requireInteraction: message.severity === 'critical',
    data: { url: target(message.url), items: message.items ?? [] },
  }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
