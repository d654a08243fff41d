// Two devices of one person, driven over stdin: "cut", "read", "expect <sequence>". Prints one line of JSON for each answer.
import { createInterface } from 'node:readline';
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { follow, reconnectPolicy } from '../../../src/LenNotify.SignalR/js/lennotify.mjs';

const [url, token] = process.argv.slice(2);
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const connect = () => new HubConnectionBuilder()
  .withUrl(url, { accessTokenFactory: () => token })
  .withAutomaticReconnect(reconnectPolicy({ first: 20, longest: 200 }))
  .configureLogging(LogLevel.None)
  .build();

const got = [];
let waiting = null;
const look = () => {
  if (waiting && got.length >= waiting.count) {
    const { done } = waiting;
    waiting = null;
    done();
  }
};

const phone = connect();
const browser = connect();
const inbox = follow(phone, {
  onItem: (item) => {
    got.push(item.sequence);
    look();
  },
});
const read = new Promise((done) => browser.on('read', done));
const grouped = new Promise((done) => browser.on('group_summary', done));

await phone.start();
await browser.start();
await inbox.resume();
say({ ready: true });

for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = line.split(' ');
  if (command === 'cut') {
    const back = new Promise((done) => phone.onreconnected(done));
    phone.connection.transport._webSocket.terminate();
    await back;
    say({ back: true });
  } else if (command === 'read') {
    await phone.invoke('mark_read', argument);
    say({ read: (await read).ids });
  } else if (command === 'group') {
    say({ group: (await grouped).group });
  } else if (command === 'expect') {
    await new Promise((done) => {
      waiting = { count: Number(argument), done };
      look();
    });
    say({ got });
  }
}

await phone.stop();
await browser.stop();
