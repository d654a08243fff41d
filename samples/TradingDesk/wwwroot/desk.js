// The desk's own part of the page. Bell, toasts and alerts are LenNotify's, and need none of this.
const at = (id) => document.getElementById(id);
const number = (value) => value.toLocaleString('en', { maximumSignificantDigits: 6 });

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function row(...cells) {
  const made = document.createElement('tr');
  made.append(...cells);
  return made;
}

function act(text, title, go) {
  const button = element('button', text);
  button.title = title;
  button.setAttribute('aria-label', title);
  button.addEventListener('click', go);
  return button;
}

const silent = 'The desk does not answer.';

// Null while the desk cannot be reached, which is told; what was told is taken back when it can.
async function ask(path, body) {
  const answer = await fetch(`/desk/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  }).catch(() => null);
  if (!answer) {
    at('said').textContent = silent;
    return null;
  }

  if (at('said').textContent === silent) {
    at('said').textContent = '';
  }

  if (answer.status === 401) {
    location.assign('/');
  }

  return answer;
}

function quoteRow({ symbol }) {
  const acts = element('td', '', 'acts');
  acts.append(
    act('Signal', `Signal for ${symbol}`, () => ask('signal', { symbol })),
    ' ',
    act('Crash', `Crash of ${symbol} by 30 %`, () => ask('shock', { symbol, by: -0.3 }).then(refresh)),
  );
  const made = row(element('td', symbol), element('td', '', 'number'), element('td', ''), acts);
  made.dataset.symbol = symbol;
  at('order').elements.symbol.append(element('option', symbol));
  return made;
}

function showQuotes(quotes) {
  if (at('quotes').children.length === 0) {
    at('quotes').append(...quotes.map(quoteRow));
  }

  quotes.forEach(({ price, regime }, index) => {
    const cells = at('quotes').children[index].children;
    cells[1].textContent = number(price);
    cells[2].textContent = regime;
  });
}

const positionRow = ({ symbol, side, entry, invalidation, target, profit }) => row(
  element('td', symbol),
  element('td', side),
  element('td', number(entry), 'number'),
  element('td', number(invalidation), 'number'),
  element('td', number(target), 'number'),
  element('td', Math.round(profit).toLocaleString('en'), profit < 0 ? 'number loss' : 'number gain'),
);

function sentItem({ at: when, channel, subject, text }) {
  const item = element('li', subject || text);
  item.append(element('small', `${channel}, ${new Date(when).toLocaleTimeString()}`));
  return item;
}

function show(state) {
  at('name').textContent = state.name;
  showQuotes(state.quotes);
  at('held').replaceChildren(...state.positions.map(positionRow));
  at('heat').textContent = state.heat;
  at('insight').replaceChildren(...(state.insight.length ? state.insight : ['Nothing worth a word.']).map((line) => element('li', line)));
  at('board').textContent = state.board ?? 'no board in this room';
  at('sent').replaceChildren(...state.sent.map(sentItem));
  at('line').setAttribute('aria-pressed', state.lineIsCut);
  at('line').textContent = state.lineIsCut ? 'Mend the line to the exchange' : 'Cut the line to the exchange';
  at('plug').setAttribute('aria-pressed', state.boardIsUnplugged);
  at('plug').textContent = state.boardIsUnplugged ? 'Plug the board in' : 'Unplug the board';
  at('order').hidden = state.role !== 'trader';
}

async function refresh() {
  const answer = await ask('state');
  if (answer?.ok) {
    show(await answer.json());
  }
}

at('order').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { symbol, side, risk } = Object.fromEntries(new FormData(event.target));
  const answer = await ask('orders', { symbol, side, risk: Number(risk) });
  if (!answer) {
    return;
  }

  at('said').textContent = answer.ok ? 'Ordered; it is filled when the market moves next.'
    : answer.status === 400 ? (await answer.json()).detail : 'The order failed. The operator knows.';
});

at('line').addEventListener('click', async () => {
  await ask('line', { cut: at('line').getAttribute('aria-pressed') !== 'true' });
  await refresh();
});

at('plug').addEventListener('click', async () => {
  await ask('board', { unplugged: at('plug').getAttribute('aria-pressed') !== 'true' });
  await refresh();
});

await refresh();
setInterval(refresh, 2_000);

// Pressed before this script listens, they would do nothing, or send the form to nowhere.
for (const button of document.querySelectorAll('button[disabled]')) {
  button.disabled = false;
}
