// The hub, from pages in headless Chromium: each device is a browser of its own, as far as pages can tell.
import { chromium } from 'playwright-core';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export async function open(host, token) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${host}/files/tests/LenNotify.SignalR.Tests/Node/page.html`);
  await page.waitForFunction(() => window.signalR);
  await page.evaluate((good) => window.open(good), token);
  const ask = (what) => (argument) => page.evaluate(([name, value]) => window.device[name](value), [what, argument]);
  return Object.fromEntries(['expect', 'hears', 'shows', 'mark'].map((name) => [name, ask(name)]));
}

export const close = () => browser.close();
