// A server that is only played: sockets that a test opens and cuts, and answers that it gives.
export class FakeSocket {
  static all = [];
  sent = [];
  isClosed = false;

  constructor(url) {
    this.url = new URL(url);
    FakeSocket.all.push(this);
  }

  static get last() {
    return FakeSocket.all.at(-1);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.isClosed = true;
  }

  say(event, data) {
    this.onmessage?.({ data: JSON.stringify({ event, data }) });
  }

  cut() {
    this.onclose?.();
  }
}

export const item = (sequence, more = {}) => ({
  id: `id-${sequence}`, sequence, type: 'order_filled', title: `Item ${sequence}`, message: '', severity: 'info', priority: 'normal',
  created_at: new Date(Date.UTC(2026, 5, 10, 12, 0, sequence)).toISOString(), read: false, ...more,
});

// Lets everything go on that waits for no time.
export async function settled() {
  for (let turn = 0; turn < 20; turn++) {
    await null;
  }
}

/** An inbox behind a fetch: what was asked is in `asked`. */
export class FakeServer {
  asked = [];
  items = [];
  answers = {};

  fetch = async (url, { method, headers, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    this.asked.push({ method, path: pathname, query: Object.fromEntries(searchParams), headers, body: body && JSON.parse(body) });
    const own = this.answers[`${method} ${pathname}`];
    if (own) {
      return own();
    }

    return pathname === '/api/' ? this.page(searchParams) : json({ unread: 0, sequence: 0, version: 9 });
  };

  page(query) {
    const fitting = this.items.filter(({ read, type }) => (query.get('unread') !== 'true' || !read) && (query.getAll('type').length === 0 || query.getAll('type').includes(type)));
    const [limit, from] = [Number(query.get('limit')), Number(query.get('cursor') ?? 0)];
    const data = fitting.slice(from, from + limit);
    const next = from + limit < fitting.length ? String(from + limit) : undefined;
    return json({ data, pagination: { returned_count: data.length, total_count: fitting.length, limit, has_more: next !== undefined, next_cursor: next } });
  }
}

export const json = (body, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
