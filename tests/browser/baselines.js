/* Texts that begin beside each other, and stand a little higher or lower than each other. */
() => {
  const ASCENT = 0.762; // of the height of DM Sans and its stand-in: 992 of 1302 units
  const SAME = 1.2;
  const BELOW = 7; // what stands further down stands so on purpose
  const shown = { acceptNode: (text) => {
    const seen = text.textContent.trim() && !text.parentElement.closest(".visually-hidden, .send-this__heading");
    return seen ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  } };

  function first(element) {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, shown).nextNode();
    if (!text || !element.checkVisibility()) return null;
    const range = document.createRange();
    const start = text.textContent.search(/\S/);
    range.setStart(text, start);
    range.setEnd(text, start + 1);
    const box = range.getBoundingClientRect();
    return { words: text.textContent.trim().slice(0, 30), left: box.left, line: box.top + box.height * ASCENT };
  }

  const found = [];
  for (const row of document.querySelectorAll("body *")) {
    if (!/flex|grid/.test(getComputedStyle(row).display)) continue;
    const texts = [...row.children].map(first).filter(Boolean);
    for (const [at, one] of texts.entries()) for (const other of texts.slice(at + 1)) {
      const off = Math.abs(one.line - other.line);
      if (off > SAME && off < BELOW && Math.abs(one.left - other.left) > 10) found.push(`${one.words} ~ ${other.words}: ${off.toFixed(1)}`);
    }
  }
  return found;
}
