// A page in TypeScript that knows of the bundle only what is shipped beside it. It is compiled, never run: whatever must be
// refused says so in the line above it.
import { clientFor, configure, InboxList, localise, NotificationClient, Problem, safeUrl, type InboxFilter, type ItemBody, type PreferencesDocument } from '/_content/LenNotify.Web/lennotify.js';
import { NotificationClient as Headless } from '/_content/LenNotify.Web/lennotify-client.js';
import { Admin } from '/_content/LenNotify.Web/lennotify-operator.js';

configure({ token: async () => 'secret' });
localise({ all: 'Alles', unread: { one: '{n} melding', other: '{n} meldingen' } });

// @ts-expect-error there is no such text
localise({ alles: 'Alles' });

const client: NotificationClient = new Headless({ api: '/api/notifications', reconnect: { first: 1_000 } });
client.on('state', ({ unread, status }) => {
  const online: boolean = status === 'online';
  document.title = online ? `${unread}` : '…';
});
client.on('item', ({ item, missed }) => show(item, missed));

// @ts-expect-error there is no such event
client.on('items', () => undefined);

// @ts-expect-error it is unread, or it is not
const filter: InboxFilter = { unread: 'yes' };
const inbox = new InboxList(client, filter);
inbox.addEventListener('change', () => inbox.items.map(({ title }) => title));

function show({ severity, action_url }: ItemBody, missed: boolean): string | null {
  return missed || severity === 'info' ? null : safeUrl(action_url);
}

async function save(threshold: number): Promise<PreferencesDocument> {
  const { document: stored, tag } = await client.settings.preferences();
  try {
    return (await client.settings.change({ confidence_threshold: threshold, email_digest: !stored.email_digest }, tag)).document;
  } catch (error) {
    if (error instanceof Problem) {
      console.warn(error.problems.map(({ field, message }) => `${field} ${message}`));
    }

    throw error;
  }
}

const bell = document.querySelector('len-bell');
bell?.open();

// @ts-expect-error how many is an attribute, and read only here
bell!.max = 9;

document.createElement('len-inbox').client = clientFor('/api/notifications');
addEventListener('len-open', (event) => {
  const { item, url }: { item: ItemBody; url: string | null } = event.detail;
  if (url?.startsWith('/') && item.type === 'order_filled') {
    event.preventDefault();
  }
});
document.querySelector('len-preferences')?.addEventListener('len-saved', ({ detail }) => detail.preferences.time_zone);

// @ts-expect-error a toggle says whether it is open
addEventListener('len-toggle', ({ detail }) => detail.closed);

const admin = new Admin(new NotificationClient({ api: '/api/notifications/admin' }).http);

export const states = async () => (await admin.channels()).channels.map(({ channel, state }) => `${channel}: ${state}`);
export { save };
