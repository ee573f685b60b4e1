// A native dialog keeps the focus inside, closes on Escape, and gives the focus back to what opened it.
export function show(dialog, page) {
  dialog.addEventListener('close', () => page.invokeMethodAsync('Closed'));
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
  dialog.showModal();
}

export function close(dialog) {
  dialog.close();
}
