// The longest line of running text, in letters; what is set beside something else on the same line does not count.
() => {
  let longest = "";
  for (const element of document.querySelectorAll("main :is(.rich, .lead, .section__ask, .section__lead) , main .contact-card :is(p, dd)")) {
    const blocks = element.matches(".rich") ? element.querySelectorAll("p, li, blockquote") : [element];
    for (const block of blocks) {
      if (!block.checkVisibility() || getComputedStyle(block).display === "flex") continue;
      const lines = new Map();
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const range = document.createRange();
        for (let at = 0; at < walker.currentNode.length; at += 1) {
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + 1);
          const box = range.getClientRects()[0];
          if (!box?.width) continue;
          const line = Math.round(box.bottom / 8);
          lines.set(line, (lines.get(line) ?? "") + walker.currentNode.data[at]);
        }
      }
      for (const text of lines.values()) if (text.trim().length > longest.length) longest = text.trim();
    }
  }
  return longest;
}
