// The hub, from node.
import * as signalR from '@microsoft/signalr';
import { openHub } from './hub-device.mjs';

export const open = (host, token) => openHub(signalR, host, token);
