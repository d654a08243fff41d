// A device at the hub, with Microsoft's client; in node and in a page.
import { follow, reconnectPolicy } from '../../../src/LenNotify.SignalR/js/lennotify.mjs';
import { Device } from './device.mjs';

export async function openHub({ HubConnectionBuilder, LogLevel }, host, token) {
  const device = new Device();
  const connection = new HubConnectionBuilder()
    .withUrl(`${host}/hubs/notifications`, { accessTokenFactory: () => token })
    .withAutomaticReconnect(reconnectPolicy({ first: 20, longest: 200 }))
    .configureLogging(LogLevel.None)
    .build();
  const inbox = follow(connection, { onItem: device.item, onState: device.state });
  connection.on('read', device.read);
  connection.on('group_summary', device.grouped);
  await connection.start();
  await inbox.resume();
  return Object.assign(device, { mark: (id) => connection.invoke('mark_read', id) });
}
