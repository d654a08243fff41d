// Thousands of clients that were cut in the same moment, on a clock that is only counted. Prints what the server saw.
import { reconnectPolicy } from '../../../src/LenNotify.SignalR/js/lennotify.mjs';

// mulberry32, so that a run can be repeated.
const seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const [clients, seed, awayFor, perSecond] = process.argv.slice(2).map(Number);
const policy = reconnectPolicy({ random: seeded(seed) });
const tries = new Map();
const took = new Map();
let waiting = Array.from({ length: clients }, () => ({ at: 0, previousRetryCount: 0 }));
let last = 0;
waiting.forEach((client) => {
  client.at = policy.nextRetryDelayInMilliseconds(client);
});
while (waiting.length > 0) {
  waiting.sort((one, other) => one.at - other.at);
  const client = waiting.shift();
  const second = Math.floor(client.at / 1000);
  tries.set(second, (tries.get(second) ?? 0) + 1);
  if (client.at >= awayFor && (took.get(second) ?? 0) < perSecond) {
    took.set(second, (took.get(second) ?? 0) + 1);
    last = client.at;
  } else {
    client.previousRetryCount++;
    client.at += policy.nextRetryDelayInMilliseconds(client);
    waiting.push(client);
  }
}

process.stdout.write(`${JSON.stringify({ peak: Math.max(...tries.values()), back: last / 1000, tries: [...tries.values()].reduce((sum, one) => sum + one) })}\n`);
