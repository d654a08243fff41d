// The plain WebSocket, from node: it resumes by the last sequence in the address.
import WebSocket from 'ws';
import { again } from './again.mjs';
import { Device } from './device.mjs';

export async function open(host, token) {
  const device = new Device();
  let last = 0;
  let socket;

  const take = (text) => {
    const { event, data } = JSON.parse(text);
    device.state(data);
    if (event === 'notification') {
      last = data.item.sequence;
      device.item(data.item);
    } else if (event === 'read') {
      device.read(data);
    }
  };

  await again((connected) => new Promise((ended) => {
    socket = new WebSocket(`${host.replace('http', 'ws')}/api/notifications/ws?after=${last}`, { headers: { authorization: `Bearer ${token}` } });
    socket.on('open', connected);
    socket.on('message', take);
    socket.on('error', () => {});
    socket.on('close', ended);
  }));
  return Object.assign(device, { mark: (id) => socket.send(JSON.stringify({ command: 'mark_read', item_id: id })) });
}
