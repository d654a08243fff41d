// A push as it came over the wire is decrypted by other people's code and handed to our service worker in a real Chromium, as a push
// service would; what the browser then shows is one line of JSON.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import crypto from 'node:crypto';
import ece from 'http_ece';
import { chromium } from 'playwright-core';

const given = JSON.parse(readFileSync(0, 'utf8'));
const receiver = crypto.createECDH('prime256v1');
receiver.setPrivateKey(Buffer.from(given.privateKey, 'base64url'));
const data = ece.decrypt(Buffer.from(given.body, 'base64url'), { version: 'aes128gcm', privateKey: receiver, authSecret: Buffer.from(given.auth, 'base64url') }).toString('utf8');

const site = createServer((request, response) => {
  const isWorker = request.url === '/push-worker.js';
  response.writeHead(200, { 'Content-Type': isWorker ? 'text/javascript' : 'text/html' });
  response.end(isWorker ? readFileSync(given.worker) : '<!DOCTYPE html><title>page</title>');
});
await new Promise((listening) => { site.listen(0, 'localhost', listening); });
const origin = `http://localhost:${site.address().port}`;
const browser = await chromium.launch({
  executablePath: given.chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const context = await browser.newContext();
  await context.grantPermissions(['notifications'], { origin });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const registered = new Promise((known) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations.length > 0 && known(registrations[0].registrationId));
  });
  await session.send('ServiceWorker.enable');
  await page.goto(origin);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/push-worker.js');
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== 'activated') {
      await new Promise((changed) => { active.addEventListener('statechange', changed, { once: true }); });
    }
  });
  const registrationId = await registered;
  // A machine with other things to do may take long to show it. The command does not say whether the worker had it, so it is sent
  // again as a push service would; by its tag it still is one notification.
  let shown = [];
  for (let sent = 0; sent < 6 && shown.length === 0; sent++) {
    await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
    shown = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      for (let left = 800; left > 0; left--) {
        const all = await registration.getNotifications();
        if (all.length > 0) {
          return all.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
        }
        await new Promise((next) => { setTimeout(next, 25); });
      }
      return [];
    });
  }
  console.log(JSON.stringify({ origin, shown }));
} finally {
  await browser.close();
  site.close();
}
