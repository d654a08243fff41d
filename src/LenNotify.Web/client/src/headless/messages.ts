import type { LiveBody, MarkedBody } from '../api.js';

export type SocketMessage =
  | { event: 'connected'; data: MarkedBody }
  | { event: 'notification' | 'read' | 'dismissed' | 'group_summary' | 'unread_count' | 'preferences_changed'; data: LiveBody }
  | { event: 'answer'; id?: string; data: MarkedBody }
  | { event: 'error'; id?: string; code: string; detail: string };
