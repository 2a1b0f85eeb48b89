// Signs that begin a line without the word they belong to.
() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const box = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 1; at < node.length; at += 1) {
      if (!/[,.;:)]/.test(node.data[at]) || /\s/.test(node.data[at - 1])) continue;
      const [before, sign] = [box(node, at - 1), box(node, at)];
      if (before.width && sign.width && sign.top >= before.bottom - 2) found.push(node.data.trim());
    }
  }
  return found;
}
