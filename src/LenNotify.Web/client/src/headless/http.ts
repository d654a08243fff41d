import type { FieldProblem, ProblemBody } from '../api.js';

/** What went wrong, as the server said it; `code` is `unreachable` when it said nothing. */
export class Problem extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly problems: readonly FieldProblem[] = [], readonly retryAfter: string | null = null) {
    super(message);
    this.name = 'Problem';
  }
}

/** A token for the header; null goes by the host's cookie. */
export type TokenSource = () => string | null | Promise<string | null>;

export interface HttpSettings {
  token?: TokenSource;
  /** `include` sends the cookie to another origin. */
  credentials?: RequestCredentials;
  fetch?: typeof fetch;
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

const MOST_KEPT = 16 * 1024;

interface Ask {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The API below one path. */
export class Http {
  readonly base: string;

  constructor(base: string, private readonly settings: HttpSettings = {}) {
    this.base = base.replace(/\/+$/, '');
  }

  token = async () => (await this.settings.token?.()) ?? null;

  get = <T>(path: string, query?: Query) => this.json<T>('GET', path, { query });

  post = <T>(path: string, body?: unknown) => this.json<T>('POST', path, { body });

  put = <T>(path: string, body: unknown) => this.json<T>('PUT', path, { body });

  delete = <T>(path: string, body?: unknown) => this.json<T>('DELETE', path, { body });

  async json<T>(method: string, path: string, ask: Ask = {}): Promise<T> {
    const answer = await this.send(method, path, ask);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  }

  async send(method: string, path: string, { query = {}, body, headers = {} }: Ask = {}): Promise<Response> {
    const token = await this.token();
    const go = this.settings.fetch ?? fetch;
    const text = body === undefined ? undefined : JSON.stringify(body);
    let answer: Response;
    try {
      answer = await go(`${this.base}${path}${textOf(query)}`, {
        method,
        credentials: this.settings.credentials ?? 'same-origin',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
        body: text,
        // A click that leads away from the page is still told. Browsers do that for small bodies only.
        keepalive: method !== 'GET' && (text?.length ?? 0) < MOST_KEPT,
      });
    } catch (error) {
      throw new Problem(0, 'unreachable', String((error as Error).message));
    }

    if (!answer.ok) {
      throw await problemOf(answer);
    }

    return answer;
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  const body = await answer.json().catch(() => ({})) as Partial<ProblemBody>;
  return new Problem(answer.status, body.code ?? 'unexpected', body.detail ?? `${answer.status}`, body.problems ?? [], answer.headers.get('retry-after'));
}

function textOf(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value as readonly string[] : [value];
    return values.filter((one) => one !== null && one !== undefined && one !== false && one !== '').map((one) => [name, String(one)]);
  });
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
