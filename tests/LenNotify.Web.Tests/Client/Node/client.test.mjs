import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { NotificationClient, Problem, reconnectDelay } from '../../../../src/LenNotify.Web/wwwroot/lennotify-client.js';
import { reconnectPolicy } from '../../../../src/LenNotify.SignalR/js/lennotify.mjs';
import { FakeServer, FakeSocket, item, json, settled } from './fakes.mjs';

const server = () => new FakeServer();

function start(more = {}) {
  const client = new NotificationClient({ api: 'http://localhost/api', openSocket: (url) => new FakeSocket(url), reconnect: { random: () => 0.5 }, fetch: server().fetch, ...more });
  const told = { item: [], marked: [], stale: 0, group: [], preferences: 0 };
  client.on('item', (one) => told.item.push(one));
  client.on('marked', (one) => told.marked.push(one));
  client.on('stale', () => told.stale++);
  client.on('group', (one) => told.group.push(one));
  client.on('preferences', () => told.preferences++);
  client.start();
  return { client, told };
}

beforeEach(() => {
  FakeSocket.all = [];
  mock.timers.enable({ apis: ['setTimeout'] });
});
afterEach(() => mock.timers.reset());

test('it begins now, and knows what the server says of the inbox', async () => {
  const { client, told } = start();
  await settled();
  assert.equal(FakeSocket.last.url.href, 'ws://localhost/api/ws');
  FakeSocket.last.say('connected', { unread: 3, sequence: 7, version: 2 });
  assert.deepEqual(client.state, { unread: 3, sequence: 7, version: 2, status: 'online' });
  assert.equal(told.stale, 1);
});

test('a token of the page goes with every connection and every call, and is asked for each time', async () => {
  let number = 0;
  const backend = server();
  const { client } = start({ token: async () => `t${++number}`, fetch: backend.fetch });
  await settled();
  assert.equal(FakeSocket.last.url.searchParams.get('access_token'), 't1');
  await client.count();
  assert.equal(backend.asked[0].headers.authorization, 'Bearer t2');
});

test('an item comes once and in order however often it is told', async () => {
  const { told } = start();
  await settled();
  FakeSocket.last.say('connected', { unread: 0, sequence: 0, version: 0 });
  for (const sequence of [1, 2, 2, 1, 3]) {
    FakeSocket.last.say('notification', { item: item(sequence), sequence, unread: sequence });
  }

  assert.deepEqual(told.item.map(({ item: { sequence }, missed }) => [sequence, missed]), [[1, false], [2, false], [3, false]]);
});

test('whoever was cut resumes after the last item, and what came meanwhile is told as missed', async () => {
  const { client, told } = start();
  await settled();
  FakeSocket.last.say('connected', { unread: 1, sequence: 4, version: 1 });
  FakeSocket.last.say('notification', { item: item(5), sequence: 5, unread: 2 });
  FakeSocket.last.cut();
  assert.equal(client.state.status, 'offline');

  mock.timers.tick(2500);
  await settled();
  assert.equal(FakeSocket.last.url.searchParams.get('after'), '5');
  FakeSocket.last.say('connected', { unread: 4, sequence: 7, version: 1 });
  [6, 7, 8].forEach((sequence) => FakeSocket.last.say('notification', { item: item(sequence), sequence, unread: sequence }));
  assert.deepEqual(told.item.slice(1).map(({ item: { sequence }, missed }) => [sequence, missed]), [[6, true], [7, true], [8, false]]);
  assert.equal(told.stale, 1, 'nothing was marked, so nothing is read again');
});

test('what was marked while it was away is read again', async () => {
  const { told } = start();
  await settled();
  FakeSocket.last.say('connected', { unread: 1, sequence: 4, version: 1 });
  FakeSocket.last.cut();
  mock.timers.tick(2500);
  await settled();
  FakeSocket.last.say('connected', { unread: 0, sequence: 4, version: 2 });
  assert.equal(told.stale, 2);
});

test('it tries for ever, later and later, up to half a minute', async () => {
  start();
  await settled();
  const waits = [];
  for (let tried = 0; tried < 12; tried++) {
    const before = FakeSocket.all.length;
    FakeSocket.last.cut();
    let waited = 0;
    while (FakeSocket.all.length === before) {
      mock.timers.tick(250);
      waited += 250;
      await settled();
    }

    waits.push(waited);
  }

  assert.deepEqual(waits, [2500, 7500, 15000, ...Array(9).fill(22500)]);
});

test('its pauses are those of the hub\'s client', () => {
  for (let tries = 0; tries < 40; tries++) {
    for (const random of [() => 0, () => 0.37, () => 0.999]) {
      assert.equal(reconnectDelay(tries, { random }), reconnectPolicy({ random }).nextRetryDelayInMilliseconds({ previousRetryCount: tries }));
    }
  }
});

test('a network that swallows everything is noticed by asking', async () => {
  const { client } = start();
  await settled();
  const silent = FakeSocket.last;
  silent.say('connected', { unread: 0, sequence: 0, version: 0 });
  mock.timers.tick(25_000);
  assert.deepEqual(silent.sent, [{ command: 'unread_count', id: 'alive' }]);
  silent.say('answer', { unread: 2, sequence: 0, version: 0 });
  assert.equal(client.state.unread, 2);
  mock.timers.tick(25_000);
  assert.equal(client.state.status, 'online');
  mock.timers.tick(10_000);
  assert.equal(client.state.status, 'offline');
  assert.ok(silent.isClosed);
});

test('a server that never answers is left after a while', async () => {
  const { client } = start();
  await settled();
  mock.timers.tick(10_000);
  assert.equal(client.state.status, 'offline');
});

test('a token that cannot be had now is asked for again', async () => {
  let fails = true;
  start({ token: async () => {
    if (fails) {
      throw new Error('signed out');
    }

    return 'good';
  } });
  await settled();
  assert.equal(FakeSocket.all.length, 0);
  fails = false;
  mock.timers.tick(2500);
  await settled();
  assert.equal(FakeSocket.last.url.searchParams.get('access_token'), 'good');
});

test('what was said by an old connection counts for nothing', async () => {
  const { told } = start();
  await settled();
  const old = FakeSocket.last;
  old.say('connected', { unread: 0, sequence: 0, version: 0 });
  const late = old.onmessage;
  old.cut();
  late?.({ data: JSON.stringify({ event: 'notification', data: { item: item(1), sequence: 1, unread: 1 } }) });
  assert.equal(told.item.length, 0);
});

test('it stops when as many have stopped as have started', async () => {
  const { client } = start();
  client.start();
  await settled();
  FakeSocket.last.say('connected', { unread: 0, sequence: 0, version: 0 });
  client.stop();
  assert.equal(client.state.status, 'online');
  client.stop();
  assert.equal(client.state.status, 'stopped');
  assert.ok(FakeSocket.last.isClosed);
  mock.timers.tick(600_000);
  await settled();
  assert.equal(FakeSocket.all.length, 1);
});

test('what happens elsewhere is told by its kind', async () => {
  const { client, told } = start();
  await settled();
  FakeSocket.last.say('connected', { unread: 2, sequence: 2, version: 1 });
  FakeSocket.last.say('read', { ids: ['a'], sequence: 2, unread: 1 });
  FakeSocket.last.say('dismissed', { ids: ['b'], sequence: 2, unread: 0 });
  FakeSocket.last.say('group_summary', { group: { key: 'btc', title: 'Filled', count: 3 }, ids: ['c'], sequence: 3, unread: 1 });
  FakeSocket.last.say('preferences_changed', { sequence: 3, unread: 1 });
  FakeSocket.last.say('unread_count', { sequence: 3, unread: 5 });
  assert.deepEqual(told.marked, [{ kind: 'read', ids: ['a'] }, { kind: 'dismissed', ids: ['b'] }]);
  assert.deepEqual(told.group, [{ key: 'btc', title: 'Filled', count: 3 }]);
  assert.deepEqual([told.preferences, told.stale, client.state.unread], [1, 2, 5]);
});

test('a mark is shown at once, and read again when the server refuses it', async () => {
  const backend = server();
  backend.answers['POST /api/x/read'] = () => json({ status: 404, code: 'not_found', detail: 'There is none.' }, 404);
  const { client, told } = start({ fetch: backend.fetch });
  const marking = client.read('x');
  assert.deepEqual(told.marked, [{ kind: 'read', ids: ['x'] }]);
  await assert.rejects(marking, (error) => error instanceof Problem && error.code === 'not_found' && error.message === 'There is none.');
  assert.equal(told.stale, 1);
});

test('what the server says of fields is in the problem, and no answer is one too', async () => {
  const backend = server();
  const problems = [{ field: 'time_zone', message: 'is none.', limit: 'an id' }];
  backend.answers['PATCH /api/preferences'] = () => json({ status: 400, code: 'invalid_input', detail: 'Wrong.', problems }, 400);
  backend.answers['GET /api/count'] = () => Promise.reject(new TypeError('no network'));
  const { client } = start({ fetch: backend.fetch });
  await assert.rejects(client.settings.change({ time_zone: 'x' }, '"3"'), (error) => error.problems[0].field === 'time_zone');
  assert.equal(backend.asked[0].headers['if-match'], '"3"');
  await assert.rejects(client.count(), (error) => error.code === 'unreachable');
});

test('names from outside stay in their part of the path', async () => {
  const backend = server();
  const { client } = start({ fetch: backend.fetch });
  await client.read('../admin');
  await client.settings.optOut('a/b?c');
  assert.deepEqual(backend.asked.map(({ path }) => path), ['/api/..%2Fadmin/read', '/api/opt-out/a%2Fb%3Fc']);
});
