// The colours that the reader chose, kept in this browser alone; set before anything is drawn.
(() => {
  const key = 'assay-theme', root = document.documentElement;
  let now = '';
  const take = choice => { now = choice === 'light' || choice === 'dark' ? choice : ''; };
  const read = () => { try { take(localStorage.getItem(key)); } catch { /* The browser keeps nothing. */ } };
  const show = () => {
    if ((root.dataset.theme ?? '') === now) return;
    if (now) root.dataset.theme = now; else delete root.dataset.theme;
  };
  globalThis.assayTheme = {
    get: () => now,
    set: choice => {
      take(choice);
      try { if (now) localStorage.setItem(key, now); else localStorage.removeItem(key); } catch { /* It lasts as long as the page. */ }
      show();
    },
  };
  // A page that takes the place of another must not take the choice away.
  new MutationObserver(show).observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  addEventListener('storage', () => { read(); show(); });
  read();
  show();
})();
