// What the page does when it has lost its server. The framework sets the dialog's class; this shows and hides it.
(() => {
  const dialog = document.getElementById('components-reconnect-modal');
  const written = () => document.getElementById('yaml');
  const gone = () => {
    dialog.className = 'components-reconnect-rejected';
    document.getElementById('lost-save').hidden = !written();
    if (!dialog.open) dialog.showModal();
  };
  dialog.addEventListener('cancel', event => event.preventDefault());
  dialog.addEventListener('components-reconnect-state-changed', event => {
    const state = event.detail.state;
    if (state === 'hide') dialog.close();
    else if (state === 'rejected') gone();
    else if (!dialog.open) dialog.showModal();
  });
  document.getElementById('lost-again').addEventListener('click', async () => {
    dialog.className = 'components-reconnect-show';
    try {
      if (!await Blazor.reconnect()) gone();
    } catch {
      dialog.className = 'components-reconnect-failed';
    }
  });
  document.getElementById('lost-load').addEventListener('click', () => location.reload());
  document.getElementById('lost-save').addEventListener('click', async () => {
    const { save } = await import(new URL('save.js', document.baseURI));
    save('written.yaml', written().value);
  });
})();
