// What a client of the hub needs beside @microsoft/signalr. No dependencies.

// For withAutomaticReconnect: never gives up, and spreads out, so that thousands who were cut at once do not come back at once.
// The first try comes anywhere within `first` milliseconds: so many seconds, so many parts of the crowd. Each later one waits
// for twice as long, up to `longest`, or for as little as half of that.
export function reconnectPolicy({ first = 5000, longest = 30000, random = Math.random } = {}) {
  return {
    nextRetryDelayInMilliseconds: ({ previousRetryCount: tries }) => {
      const most = Math.min(longest, first * 2 ** Math.min(tries, 30));
      return Math.round(tries === 0 ? random() * most : (0.5 + random() / 2) * most);
    },
  };
}

// Gives every item to onItem once and in order, whatever was cut meanwhile. `after` is the last sequence that the client has;
// onState gets { unread, sequence } whenever it may have changed. onGroup gets { key, until, title, count } when an item joined a
// group, with { unread } when one was marked: show it in place of what is shown of that key and until. Items that joined are silent.
// Call resume() after connection.start().
export function follow(connection, { after = 0, onItem, onGroup = () => {}, onState = () => {} }) {
  let have = after;
  let resuming = null;
  let again = false;

  const take = (item) => {
    if (item.sequence > have) {
      have = item.sequence;
      onItem(item);
    }
  };

  const readPages = async () => {
    let page;
    do {
      again = false;
      page = await connection.invoke('resume', have);
      page.items.forEach(take);
      if (!page.has_more) {
        have = Math.max(have, page.sequence);
      }
    } while (page.has_more || again);
    onState(page);
  };

  const resume = () => {
    again = true;
    resuming ??= readPages().finally(() => {
      resuming = null;
    });
    return resuming;
  };

  // Cut while it was resuming: it resumes again once it is back.
  const tryResume = () => resume().catch(() => {});

  const look = (message) => {
    if (message.item && !resuming && message.sequence === have + 1) {
      take(message.item);
    } else if (message.sequence > have) {
      tryResume();
    }
    onState(message);
  };

  ['notification', 'read', 'dismissed', 'group_summary', 'unread_count'].forEach((name) => connection.on(name, look));
  connection.on('group_summary', (message) => onGroup(message.group));
  connection.onreconnected(tryResume);
  return {
    resume,
    get sequence() {
      return have;
    },
  };
}
