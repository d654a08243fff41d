import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { fold, InboxList, NotificationClient, safeUrl } from '../../../../src/LenNotify.Web/wwwroot/lennotify-client.js';
import { FakeServer, FakeSocket, item, json, settled } from './fakes.mjs';

const sequences = (list) => list.items.map(({ sequence }) => sequence);
const down = (from, to) => Array.from({ length: from - to + 1 }, (_, at) => item(from - at));

async function start(items, filter) {
  const server = new FakeServer();
  server.items = items;
  const client = new NotificationClient({ api: 'http://localhost/api', openSocket: (url) => new FakeSocket(url), reconnect: { first: 0, longest: 0 }, fetch: server.fetch });
  client.start();
  await settled();
  FakeSocket.last.say('connected', { unread: 1, sequence: items[0]?.sequence ?? 0, version: 1 });
  const list = new InboxList(client, filter);
  await list.more();
  return { server, client, list, socket: FakeSocket.last, stop: () => client.stop() };
}

beforeEach(() => {
  FakeSocket.all = [];
});

test('it reads page by page to the end, and no page twice at once', async () => {
  const { server, list, stop } = await start(down(120, 1));
  assert.equal(list.items.length, 50);
  await Promise.all([list.more(), list.more()]);
  assert.equal(list.items.length, 100);
  await list.more();
  assert.deepEqual([list.items.length, list.hasMore, list.total], [120, false, 120]);
  const before = server.asked.length;
  await list.more();
  assert.equal(server.asked.length, before);
  stop();
});

test('what comes live is at the top, once, also when a page brings it too', async () => {
  const { server, list, socket, stop } = await start(down(60, 1));
  socket.say('notification', { item: item(61), sequence: 61, unread: 2 });
  socket.say('notification', { item: item(61), sequence: 61, unread: 2 });
  server.items = down(61, 1);
  await list.more();
  assert.deepEqual(sequences(list), down(61, 1).map(({ sequence }) => sequence));
  stop();
});

test('what does not fit the filter is not added', async () => {
  const { list, socket, stop } = await start(down(2, 1), { types: ['order_filled'], severities: ['info'] });
  socket.say('notification', { item: item(3, { type: 'risk' }), sequence: 3, unread: 2 });
  socket.say('notification', { item: item(4, { severity: 'error' }), sequence: 4, unread: 2 });
  socket.say('notification', { item: item(5), sequence: 5, unread: 2 });
  assert.deepEqual(sequences(list), [5, 2, 1]);
  stop();
});

test('marks change what is shown: read, dismissed, all up to what was shown', async () => {
  const { client, list, socket, stop } = await start(down(4, 1));
  socket.say('read', { ids: ['id-2'], sequence: 4, unread: 3 });
  socket.say('dismissed', { ids: ['id-1'], sequence: 4, unread: 2 });
  assert.deepEqual(list.items.map(({ sequence, read }) => [sequence, read]), [[4, false], [3, false], [2, true]]);
  socket.say('notification', { item: item(5), sequence: 5, unread: 3 });
  await client.readAll(4);
  assert.deepEqual(list.items.map(({ read }) => read), [false, true, true, true]);
  assert.equal(list.newest, 5);
  stop();
});

test('when more changed than can be told it reads again what it shows, and keeps what came meanwhile', async () => {
  const { server, list, socket, stop } = await start(down(120, 1));
  await list.more();
  server.items = down(120, 1).map((one) => ({ ...one, read: true }));
  socket.say('unread_count', { sequence: 120, unread: 0 });
  socket.say('notification', { item: item(121), sequence: 121, unread: 1 });
  await settled();
  await list.refresh();
  assert.deepEqual([list.items.length, list.items.filter(({ read }) => !read).length, list.items[0].sequence], [103, 1, 121]);
  stop();
});

test('another filter begins anew, and what the one before was still reading is dropped', async () => {
  const items = [...down(80, 31), ...down(30, 1).map((one) => ({ ...one, type: 'risk' }))];
  const { list, stop } = await start(items);
  const late = list.more();
  await list.setFilter({ types: ['risk'] });
  await late;
  assert.deepEqual([list.items.length, new Set(list.items.map(({ type }) => type)).size, list.items[0].type], [30, 1, 'risk']);
  stop();
});

test('a page that fails is told, and can be asked for again', async () => {
  const { server, list, stop } = await start(down(60, 1));
  server.answers['GET /api/'] = () => json({ status: 503, code: 'busy', detail: 'Later.' }, 503);
  await list.more();
  assert.equal(list.problem.code, 'busy');
  assert.equal(list.items.length, 50);
  delete server.answers['GET /api/'];
  await list.more();
  assert.deepEqual([list.problem, list.items.length], [null, 60]);
  stop();
});

test('what failed while the network was away is read when it is back', async () => {
  const { server, list, socket, stop } = await start(down(60, 1));
  server.answers['GET /api/'] = () => Promise.reject(new TypeError('no network'));
  await list.more();
  assert.equal(list.problem.code, 'unreachable');
  socket.cut();
  delete server.answers['GET /api/'];
  while (FakeSocket.last === socket) {
    await new Promise(setImmediate);
  }

  const changed = new Promise((done) => list.addEventListener('change', done, { once: true }));
  FakeSocket.last.say('connected', { unread: 1, sequence: 60, version: 1 });
  await changed;
  assert.deepEqual([list.problem, list.items.length], [null, 60]);
  stop();
});

test('three of a group within five minutes are one row at the place of the latest', () => {
  const at = (sequence, minutes, group_key) => item(sequence, { group_key, created_at: new Date(Date.UTC(2026, 5, 10, 12, minutes)).toISOString() });
  const folded = fold([at(9, 20, 'a'), at(8, 19, 'b'), at(7, 18, 'a'), at(6, 17), at(5, 16, 'a'), at(4, 2, 'a'), at(3, 1, 'b'), at(2, 0, 'b')]);
  assert.deepEqual(folded.map(({ items }) => items.map(({ sequence }) => sequence)), [[9, 7, 5], [8], [6], [4], [3], [2]]);
});

test('only https and rooted paths are addresses', () => {
  for (const good of ['/orders/7', '/', '/a?b=//c', 'https://example.com/x']) {
    assert.ok(safeUrl(good), good);
  }

  for (const bad of [null, undefined, '', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', ' /x', '/\tx', 'data:text/html,x', '//evil.example', '/\\evil.example', '\\\\evil.example', 'http://plain.example', 'relative', 'https://', 'https:evil']) {
    assert.equal(safeUrl(bad), null, String(bad));
  }
});
