import type { Settings } from './settings.js';

/** Whether this browser can be pushed to at all. */
export const isPushPossible = () => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

interface ScriptPolicy {
  createScriptURL: (url: string) => string;
}

// A page may demand that addresses of scripts come from a named policy.
let policy: ScriptPolicy | undefined;

function trusted(url: string): string {
  const factory = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy } }).trustedTypes;
  policy ??= factory?.createPolicy('lennotify', { createScriptURL: (one) => one });
  return policy?.createScriptURL(url) ?? url;
}

export const registerWorker = (worker: string) => navigator.serviceWorker.register(trusted(worker));

/** Asks the person, so call it on a click only. False when they do not want to. */
export async function subscribeToPush(settings: Settings, worker: string): Promise<boolean> {
  if (await Notification.requestPermission() !== 'granted') {
    return false;
  }

  const { pushManager } = await activeWorker(worker);
  const { key } = await settings.pushKey();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
  await settings.subscribe(subscription.toJSON());
  return true;
}

export async function unsubscribeFromPush(settings: Settings, worker: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) {
    await settings.unsubscribe(subscription.endpoint);
    await subscription.unsubscribe();
  }
}

// A worker beside our own files controls none of the host's pages, so `ready` would never be.
async function activeWorker(worker: string): Promise<ServiceWorkerRegistration> {
  const registration = await registerWorker(worker);
  const young = registration.installing ?? registration.waiting;
  if (!registration.active && young) {
    await new Promise<void>((active) => {
      young.addEventListener('statechange', () => young.state === 'activated' && active());
    });
  }

  return registration;
}

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
