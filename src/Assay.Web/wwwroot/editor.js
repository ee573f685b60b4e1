// The field of the editor: line numbers, marks at errors, and a list of what may be written. All text is the reader's or the
// server's and is set as text.
const rest = 200;

export function attach(root, page) {
  const field = root.querySelector('textarea');
  const numbers = root.querySelector('.numbers-beside');
  const marks = root.querySelector('.marks');
  const list = root.querySelector('[role=listbox]');
  const told = root.querySelector('.told');
  const height = parseFloat(getComputedStyle(field).lineHeight);
  const sides = parseFloat(getComputedStyle(field).paddingLeft);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = getComputedStyle(field).font;
  const width = pen.measureText('0'.repeat(100)).width / 100;
  let lines = 0, timer = 0, turn = 0, offers = [], length = 0, start = 0, chosen = 0, errors = [];

  function number() {
    const now = field.value.split('\n').length;
    if (now !== lines)
      numbers.textContent = Array.from({ length: lines = now }, (_, at) => at + 1).join('\n');
  }

  function follow() {
    numbers.style.transform = `translateY(${-field.scrollTop}px)`;
    marks.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;
    shut();
  }

  function draw() {
    const written = field.value.split('\n');
    marks.replaceChildren(...errors.filter(error => error.line <= written.length).map(error => {
      const line = document.createElement('div'), under = document.createElement('span');
      line.style.top = `${(error.line - 1) * height}px`;
      under.style.left = `${sides + (error.column - 1) * width}px`;
      under.style.width = `${Math.max(1, written[error.line - 1].length - error.column + 1) * width}px`;
      line.append(under);
      return line;
    }));
  }

  function shut() {
    turn++;
    list.hidden = true;
    field.removeAttribute('aria-activedescendant');
    told.textContent = '';
  }

  function choose(at) {
    chosen = (at + offers.length) % offers.length;
    [...list.children].forEach((item, index) => item.setAttribute('aria-selected', index === chosen));
    list.children[chosen].scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', list.children[chosen].id);
  }

  // Written as by hand, so that the browser can undo it.
  function write(text, replaced) {
    field.setSelectionRange(field.selectionStart - replaced, field.selectionEnd);
    document.execCommand('insertText', false, text);
  }

  function take(at) {
    const offer = offers[at];
    shut();
    field.focus();
    write(offer.text, length);
    suggest();
  }

  function show() {
    list.replaceChildren(...offers.map((offer, at) => {
      const item = document.createElement('li'), name = document.createElement('span'), note = document.createElement('small');
      item.id = `offer-${at}`;
      item.setAttribute('role', 'option');
      name.textContent = offer.name;
      note.textContent = offer.note;
      item.append(name, note);
      item.addEventListener('mousedown', event => { event.preventDefault(); take(at); });
      return item;
    }));
  }

  // Until the answer to what is typed now is there, the list keeps what still fits: Enter must not take what was offered before.
  function narrow() {
    if (list.hidden)
      return;
    const word = field.value.slice(start, field.selectionStart).toLowerCase();
    offers = offers.filter(offer => offer.text.toLowerCase().startsWith(word));
    length = word.length;
    if (offers.length === 0) {
      shut();
      return;
    }

    show();
    choose(0);
  }

  async function suggest(asked) {
    const mine = ++turn;
    const found = await page.invokeMethodAsync('Suggest', field.selectionStart);
    if (mine !== turn || document.activeElement !== field)
      return;
    ({ offers, length } = found);
    start = field.selectionStart - length;
    if (offers.length === 0 || (!asked && length === 0)) {
      shut();
      if (asked) told.textContent = list.dataset.none;
      return;
    }

    show();
    const before = field.value.slice(0, field.selectionStart).split('\n');
    list.hidden = false;
    const column = sides + (before.at(-1).length - length) * width - field.scrollLeft;
    list.style.left = `${Math.max(0, Math.min(numbers.parentElement.offsetWidth + column, root.clientWidth - list.offsetWidth))}px`;
    list.style.top = `${field.offsetTop + sides + before.length * height - field.scrollTop}px`;
    told.textContent = list.dataset.some.replace('{0}', offers.length);
    choose(0);
  }

  field.addEventListener('keydown', event => {
    if (event.isComposing)
      return;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      suggest(true);
    } else if (!list.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (!list.hidden && event.key === 'Enter') {
      event.preventDefault();
      take(chosen);
    } else if (!list.hidden && event.key === 'Escape') {
      event.preventDefault();
      shut();
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const line = field.value.slice(0, field.selectionStart).split('\n').at(-1);
      write(`\n${' '.repeat(line.length - line.trimStart().length + (line.trimEnd().endsWith(':') ? 2 : 0))}`, 0);
    }
  });
  field.addEventListener('input', event => {
    number();
    draw();
    clearTimeout(timer);
    timer = setTimeout(() => page.invokeMethodAsync('Changed'), rest);
    if (event.inputType === 'insertText' && /^[\w.-]$/.test(event.data ?? '')) {
      narrow();
      suggest();
    } else
      shut();
  });
  field.addEventListener('scroll', follow);
  field.addEventListener('blur', shut);
  field.addEventListener('click', shut);
  number();

  return {
    // Nothing cannot be sent, so one sign is added.
    text: () => new TextEncoder().encode(`${field.value}\n`),
    mark: found => { errors = found; number(); draw(); },
    go: (line, column) => {
      const start = field.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
      field.focus();
      field.setSelectionRange(start + column - 1, start + column - 1);
      field.scrollTop = (line - 1) * height - field.clientHeight / 3;
      follow();
    },
    end: () => clearTimeout(timer),
  };
}
