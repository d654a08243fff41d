import type { ItemBody, MarkedBody } from '../api.js';

/** A group that an item joined. */
export interface GroupBody {
  key: string;
  title: string;
  count: number;
}

/** What a person's clients are told; a WebSocket is no request with an answer, so the OpenAPI document has none of it. */
export interface LiveBody {
  sequence: number;
  unread: number;
  item?: ItemBody;
  group?: GroupBody;
  ids?: string[];
}

export type SocketMessage =
  | { event: 'connected'; data: MarkedBody }
  | { event: 'notification' | 'read' | 'dismissed' | 'group_summary' | 'unread_count' | 'preferences_changed'; data: LiveBody }
  | { event: 'answer'; id?: string; data: MarkedBody }
  | { event: 'error'; id?: string; code: string; detail: string };
