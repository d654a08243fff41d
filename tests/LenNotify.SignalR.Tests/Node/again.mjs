// Listens, and listens again whenever it ends, after the pause that a client of the hub makes as well.
import { setTimeout as pause } from 'node:timers/promises';
import { reconnectPolicy } from '../../../src/LenNotify.SignalR/js/lennotify.mjs';

export function again(listen) {
  const policy = reconnectPolicy({ first: 20, longest: 200 });
  return new Promise((begun) => {
    const go = async () => {
      for (let tries = 0; ; tries++) {
        await listen(() => {
          tries = 0;
          begun();
        }).catch(() => {});
        await pause(policy.nextRetryDelayInMilliseconds({ previousRetryCount: tries }));
      }
    };
    go();
  });
}
