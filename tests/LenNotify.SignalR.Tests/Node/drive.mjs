// Two devices of one person, driven over stdin. Prints one line of JSON for each answer.
import { createInterface } from 'node:readline';

const [kind, host, token] = process.argv.slice(2);
const { open, close = () => {} } = await import(`./${kind}.mjs`);
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const [phone, tablet] = [await open(host, token), await open(host, token)];

const commands = {
  // What each has, once both have so many.
  expect: async (count) => ({ phone: await phone.expect(Number(count)), tablet: await tablet.expect(Number(count)) }),

  // Reads on the phone, and answers once the tablet heard of it.
  read: async (id) => {
    const heard = tablet.hears(id);
    await phone.mark(id);
    await heard;
    return { read: id };
  },

  // The group that both were told of last.
  group: async () => ({ phone: await phone.group(), tablet: await tablet.group() }),

  // Answers once both show so many unread.
  unread: async (count) => {
    await Promise.all([phone.shows(Number(count)), tablet.shows(Number(count))]);
    return { unread: Number(count) };
  },
};

say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = line.split(' ');
  say(await commands[command](argument));
}

await close();
process.exit();
