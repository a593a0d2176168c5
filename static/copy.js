// Offers to copy what is meant to be copied: commands, PEM, texts for tickets and what is shown once. Without it people select by hand.
(() => {
  const words = document.body.dataset;

  const taken = async box => {
    const text = box.value ?? box.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages over plain HTTP on an address have no clipboard of their own.
      const selection = getSelection();
      box.select ? box.select() : selection.selectAllChildren(box);
      document.execCommand('copy');
    }
  };

  const offer = box => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn small copy-it no-print';
    button.textContent = words.copy;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', () => taken(box).then(() => { button.textContent = words.copied; }));
    box.dataset.offered = '';
    box.after(button);
  };

  const look = () => document
      .querySelectorAll(':is(pre, textarea[readonly], .to-copy):not([data-offered])')
      .forEach(offer);

  look();
  document.addEventListener('htmx:afterSettle', look);
})();
