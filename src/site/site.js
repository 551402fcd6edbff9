// What a list can do better with a script: find words, count, keep the choice
// in the address; and tell how far off a day is. Without it all is there.

// Case, accents, points and full-width forms do not matter.
const fold = (words) =>
  words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function enrich(form) {
  const items = [...document.querySelectorAll('.letters > li')];
  const folded = new Map();
  const field = form.querySelector('#search input');
  const choices = [...form.querySelectorAll('select')];
  const count = document.querySelector('#count');
  const none = document.querySelector('#none');

  const textOf = (item) => {
    if (!folded.has(item)) {
      const shown = [...item.querySelectorAll('.day, div')];
      folded.set(item, fold([...shown.map((one) => one.textContent),
        item.dataset.words ?? ''].join(' ')));
    }
    return folded.get(item);
  };
  const isChosen = (item) => choices.every(({ id, value }) =>
    !value || (item.dataset[id] ?? '').split(' ').includes(value));

  function show() {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const isShown = isChosen(item) &&
        words.every((word) => textOf(item).includes(word));
      item.hidden = !isShown;
      if (isShown) ++shown;
    }
    count.querySelector('bdi').textContent = shown;
    none.hidden = shown > 0;
    const state = new URLSearchParams();
    for (const { id, value } of choices) if (value) state.set(id, value);
    if (field.value) state.set('words', field.value);
    const hash = String(state);
    if (hash || location.hash.includes('='))
      history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
  }

  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    if (![...state.values()].some(Boolean)) return;
    for (const choice of choices) {
      choice.value = state.get(choice.id) ?? '';
      if (choice.selectedIndex < 0) choice.value = '';
    }
    field.value = state.get('words') ?? '';
  }

  // The style rules do the same without a script, and more slowly.
  document.body.classList.add('counts');
  form.querySelector('#search').hidden = false;
  count.hidden = false;
  // Not at each letter of a word that is typed.
  let timer;
  form.addEventListener('input', ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(show, target === field ? 120 : 0);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(show));
  addEventListener('hashchange', () => { restore(); show(); });
  restore();
  show();
}

// "2025-07" is all of July: its first day, for want of a better.
function tellHowFar(rows) {
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang,
    { numeric: 'auto' });
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  for (const time of rows) {
    const days = Math.round((Date.parse(time.dateTime) - today) / 86400000);
    if (!Number.isFinite(days) || days < 0) continue;
    const left = document.createElement('span');
    left.className = 'left';
    left.textContent = ` ${format.format(days, 'day')}`;
    time.after(left);
  }
}

const filters = document.querySelector('#filters');
if (filters) enrich(filters);
tellHowFar(document.querySelectorAll('.events time'));
