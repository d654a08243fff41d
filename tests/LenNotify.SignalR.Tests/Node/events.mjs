// Server-sent events, from node: a stream of HTTP that resumes by the id of the last event that came whole.
import { again } from './again.mjs';
import { Device } from './device.mjs';

export async function open(host, token) {
  const device = new Device();
  const headers = { authorization: `Bearer ${token}` };
  let last = '0';

  const take = (text) => {
    const event = Object.fromEntries(text.split('\n').map((line) => line.match(/^(\w*): ?(.*)$/)?.slice(1) ?? ['', '']));
    if (!event.event) {
      return;
    }

    const body = JSON.parse(event.data);
    last = event.id;
    device.state(body);
    if (event.event === 'notification') {
      device.item(body.item);
    } else if (event.event === 'read') {
      device.read(body);
    }
  };

  await again(async (connected) => {
    const answer = await fetch(`${host}/api/notifications/stream`, { headers: { ...headers, 'last-event-id': last } });
    let rest = '';
    connected();
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      const events = (rest + part).split('\n\n');
      rest = events.pop();
      events.forEach(take);
    }
  });
  return Object.assign(device, { mark: (id) => fetch(`${host}/api/notifications/${id}/read`, { method: 'POST', headers }) });
}
