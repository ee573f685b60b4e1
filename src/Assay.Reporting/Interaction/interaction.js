// Opens numbers beside the page, finds them by name, tells the values of bars and sorts tables. Without it every number stands
// in its place in the list. It stands within a page of XML and HTML at once: no sign that opens a tag or an entity occurs.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const make = (tag, kind, ...content) => {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    element.append(...content);
    return element;
  };

  const blocks = new Map(all('#quantities article').map(block => [block.id.slice(2), block]));
  const numbers = 'a[href^="#q-"]';
  const nameOf = link => link.getAttribute('href').slice(3);
  const titleOf = name => one('h4', blocks.get(name)).textContent;
  const valueOf = name => all('.value > span', blocks.get(name)).map(span => span.cloneNode(true));
  const named = address => {
    const at = address.indexOf('#q-');
    if (at === -1) return null;
    try { return decodeURIComponent(address.slice(at + 3)); } catch { return address.slice(at + 3); }
  };
  document.documentElement.classList.add('lively');

  // What a number is made of, each of its inputs to be unfolded in turn.
  const inputsOf = name => [...new Set(all('.formula a', blocks.get(name)).map(nameOf))];
  let users = null;
  const usersOf = name => {
    if (!users) {
      users = new Map();
      for (const user of blocks.keys()) for (const input of inputsOf(user)) users.set(input, [...(users.get(input) ?? []), user]);
    }
    return users.get(name) ?? [];
  };
  const linkTo = name => {
    const link = make('a', '', titleOf(name));
    link.setAttribute('href', '#q-' + name);
    return link;
  };
  const making = (name, above) => {
    const parts = [...blocks.get(name).children].slice(2).map(part => part.cloneNode(true));
    // Beside the page a source opens at its publisher's.
    for (const cited of parts.flatMap(part => all('a[href^="#source-"]', part))) {
      const published = document.getElementById(cited.getAttribute('href').slice(1))?.querySelector('p a[href^="http"]');
      if (published) {
        cited.setAttribute('href', published.getAttribute('href'));
        cited.rel = 'noreferrer';
        cited.target = '_blank';
      }
    }
    return [...parts, ...inputsOf(name).filter(input => !above.includes(input)).map(input => {
      const inside = make('div', 'opened');
      const folded = make('details', '', make('summary', '', titleOf(input), ' · ', ...valueOf(input)), inside);
      folded.addEventListener('toggle', () => {
        if (!inside.firstChild) {
          const link = linkTo(input);
          link.replaceChildren(make('code', '', input));
          inside.append(make('p', '', link), ...making(input, [...above, input]));
        }
      });
      return folded;
    })];
  };

  // Which share of a result's variance the number has, and which inputs share its own.
  const drivers = all('#drivers article');
  const rowsOf = article => all('tbody tr', article).map(row => ({ link: one(numbers, row), share: row.lastElementChild.textContent, heading: row.lastElementChild.dataset.label }));
  const shares = name => drivers.flatMap(article => {
    const target = nameOf(one('p > a', article));
    if (target === name) {
      const rows = rowsOf(article);
      return rows.length ? [make('h3', '', one('h3', article).textContent), make('ul', '', ...rows.map(row => make('li', '', row.link.cloneNode(true), ' · ', row.share)))] : [];
    }
    return rowsOf(article).filter(row => nameOf(row.link) === name).map(row => make('p', 'grounds', make('span', 'tag', row.heading), ' ', linkTo(target), ' · ', row.share));
  });

  const panel = document.getElementById('number-panel');
  const [heading, inside] = [one('h2', panel), one('.inside', panel)];
  const [back, place, close] = all('button', panel);
  let opener = null;
  const show = name => {
    const known = blocks.has(name);
    if (panel.hidden) opener = document.activeElement;
    panel.hidden = false;
    back.hidden = (history.state?.opened ?? 0) === 0;
    place.hidden = !known;
    if (known) {
      const using = usersOf(name);
      const picture = all('#distributions tbody th a').find(link => nameOf(link) === name)?.closest('tr').querySelector('svg');
      heading.textContent = titleOf(name);
      inside.replaceChildren(
        make('p', '', make('code', '', name)), make('p', 'value', ...valueOf(name)), ...(picture ? [picture.cloneNode(true)] : []), ...shares(name), ...making(name, [name]),
        ...(using.length ? [make('details', '', make('summary', '', panel.dataset.users + ' (' + using.length + ')'), make('div', 'opened', make('ul', '', ...using.map(user => make('li', '', linkTo(user))))))] : []));
    } else {
      heading.textContent = name;
      inside.replaceChildren(make('p', '', panel.dataset.missing));
    }
    panel.scrollTop = 0;
    heading.focus({ preventScroll: true });
  };
  const hide = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    opener?.focus({ preventScroll: true });
  };
  const follow = () => {
    const name = named(location.hash);
    if (name === null) hide(); else show(name);
  };
  const open = name => {
    history.pushState({ opened: panel.hidden ? 0 : (history.state?.opened ?? 0) + 1 }, '', '#q-' + encodeURIComponent(name));
    show(name);
  };
  const leave = () => {
    history.pushState(null, '', location.href.split('#')[0]);
    hide();
  };
  back.addEventListener('click', () => history.back());
  close.addEventListener('click', leave);
  place.addEventListener('click', () => {
    const block = blocks.get(named(location.hash));
    opener = null;
    hide();
    block.tabIndex = -1;
    block.scrollIntoView();
    block.focus({ preventScroll: true });
  });
  addEventListener('popstate', follow);
  document.addEventListener('click', event => {
    const link = event.target.closest(numbers);
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(nameOf(link));
  });

  // Finds numbers by words of their titles and names.
  const tools = document.getElementById('number-tools');
  const [field, list, count] = [one('input', tools), one('ul', tools), one('[role="status"]', tools)];
  const plain = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const index = [...blocks.keys()].map(name => ({ name, title: plain(titleOf(name)), text: plain(titleOf(name) + ' ' + name) }));
  const MOST = 12;
  const find = () => {
    const words = plain(field.value).split(/\s+/).filter(word => word);
    const rank = entry => (entry.title.startsWith(words[0]) ? 0 : words.every(word => entry.title.includes(word)) ? 1 : 2);
    const found = words.length ? index.filter(entry => words.every(word => entry.text.includes(word))).sort((a, b) => rank(a) - rank(b) || a.title.length - b.title.length) : [];
    list.replaceChildren(...found.slice(0, MOST).map(entry => make('li', '', linkTo(entry.name), ' ', ...valueOf(entry.name).slice(0, 1), ' ', make('code', '', entry.name))));
    list.hidden = found.length === 0;
    count.textContent = words.length ? count.dataset.words.replace('#', found.length) : '';
  };
  const forget = () => {
    field.value = '';
    find();
  };
  field.addEventListener('input', find);
  // On a small screen what is found stands below the field, which therefore goes to the top.
  field.addEventListener('focus', () => { if (900 >= innerWidth) tools.scrollIntoView(); });
  list.addEventListener('click', event => {
    if (event.target.closest('a')) {
      field.focus({ preventScroll: true });
      setTimeout(forget);
    }
  }, true);
  tools.addEventListener('keydown', event => {
    const links = all('a', list);
    const at = links.indexOf(document.activeElement);
    if (event.key === 'ArrowDown') (links[at + 1] ?? links[at])?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? field).focus();
    else if (event.key === 'Enter') { if (at === -1) links[0]?.click(); else return; }
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/') {
      if (event.target.closest('input')) return;
      event.preventDefault();
      field.focus();
    } else if (event.key === 'Escape') {
      unsay();
      if (tools.contains(document.activeElement)) { if (field.value) return forget(); }
      if (!panel.hidden) leave();
    }
  });

  // Unfolds and folds everything, and everything for the printer.
  const [unfold, fold] = all('button', tools);
  const foldable = () => all('main details, footer details');
  unfold.addEventListener('click', () => foldable().forEach(details => { details.open = true; }));
  fold.addEventListener('click', () => foldable().forEach(details => { details.open = false; }));
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = foldable().filter(details => !details.open);
    folded.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => folded.forEach(details => { details.open = false; }));

  // Tells the value of a bar to whoever points at it or reaches it by keys; arrow keys go from bar to bar.
  const bubble = make('div', 'bubble');
  bubble.hidden = true;
  bubble.setAttribute('aria-hidden', 'true');
  document.body.append(bubble);
  const words = new Map();
  for (const link of all('svg a')) {
    words.set(link, one('title', link).textContent);
    one('title', link).remove();
    link.setAttribute('aria-label', words.get(link));
  }
  for (const bar of all('svg.tornado')) words.set(bar, one('th a', bar.closest('tr')).textContent + ' · ' + one('.ends', bar.parentElement).textContent);
  const say = (element, x, y) => {
    bubble.textContent = words.get(element);
    bubble.hidden = false;
    bubble.style.left = Math.max(4, Math.min(x + 12, innerWidth - bubble.offsetWidth - 8)) + 'px';
    bubble.style.top = (y + 18 + bubble.offsetHeight > innerHeight ? y - bubble.offsetHeight - 10 : y + 18) + 'px';
  };
  const unsay = () => { bubble.hidden = true; };
  const barOf = event => event.target.closest('svg a, svg.tornado');
  document.addEventListener('pointermove', event => {
    const bar = barOf(event);
    if (words.has(bar)) say(bar, event.clientX, event.clientY); else unsay();
  });
  document.addEventListener('focusin', event => {
    const bar = barOf(event);
    const box = bar?.getBoundingClientRect();
    if (words.has(bar)) say(bar, box.right, box.bottom - 12); else unsay();
  });
  for (const picture of all('svg[role="group"]')) {
    const bars = all('a', picture);
    bars[0]?.setAttribute('tabindex', '0');
    picture.addEventListener('keydown', event => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      const next = step ? bars[bars.indexOf(document.activeElement) + step] : null;
      if (!step) return;
      event.preventDefault();
      if (next) {
        bars.forEach(bar => bar.setAttribute('tabindex', bar === next ? '0' : '-1'));
        next.focus();
      }
    });
  }

  // Sorts a table by a column: once upwards, once downwards.
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key === undefined ? plain(cell.textContent) : cell.dataset.key === '' ? null : Number(cell.dataset.key);
  };
  for (const head of all('th[data-sorts]')) {
    const button = make('button', '', ...head.childNodes);
    button.type = 'button';
    head.append(button);
    button.addEventListener('click', () => {
      const sign = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      const rows = all('tbody tr', head.closest('table'));
      all('th', head.parentElement).forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', sign === 1 ? 'ascending' : 'descending');
      const keyed = rows.map(row => ({ row, key: keyOf(row, head.cellIndex) }));
      const between = (a, b) => (a === null ? 1 : b === null ? -1 : sign * (typeof a === 'string' ? a.localeCompare(b) : a - b));
      keyed.sort((a, b) => (a.key === b.key ? 0 : between(a.key, b.key)));
      rows[0].parentElement.append(...keyed.map(entry => entry.row));
    });
  }

  tools.hidden = false;
  if (named(location.hash) !== null) follow();
})();
