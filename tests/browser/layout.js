// What a reader would find broken: text that leaves the page, is cut off or lies on other text; targets too small to hit.
() => {
  const width = document.documentElement.clientWidth;
  const name = (element) => {
    const classes = element.className?.baseVal ?? element.className;
    return `${element.tagName.toLowerCase()}${classes ? "." + classes.trim().split(/\s+/)[0] : ""} “${(element.textContent || element.value || "").trim().slice(0, 40)}”`;
  };
  const style = (element) => getComputedStyle(element);
  const hidden = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { clipPath, position, visibility } = style(each);
      if (visibility === "hidden" || (clipPath !== "none" && position === "absolute")) return true;
    }
    return !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  // A region that scrolls sideways on purpose: labelled, and reached by keyboard.
  const region = (element) => element.closest("[tabindex='0'][role], .rich pre, .routes__fields, .routes__columns");
  const block = (element) => {
    let each = element;
    while (style(each).display.startsWith("inline") && !style(each).display.includes("-")) each = each.parentElement;
    return each;
  };

  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, option, select, textarea, template") || hidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) words.push({ box, parent, block: block(parent) });
    }
  }

  const leaving = words.filter(({ box, parent }) => !region(parent) && (box.right > width + 1 || box.left < -1));
  const cut = [...document.body.querySelectorAll("*")].filter((element) => {
    const { overflowX, overflowY } = style(element);
    if (hidden(element) || region(element) || !element.textContent.trim()) return false;
    return (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1)
      || (["hidden", "clip"].includes(overflowY) && element.scrollHeight > element.clientHeight + 1);
  });

  // Lines of one paragraph are set closer than their boxes are high, so only the middle of a line counts.
  const middle = ({ box }) => ({ top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3, left: box.left + 1, right: box.right - 1 });
  const fixed = (element) => { for (let each = element; each; each = each.parentElement) if (["fixed", "sticky"].includes(style(each).position)) return true; return false; };
  const lines = words.filter(({ parent }) => !region(parent) && !fixed(parent)).map((word) => ({ ...word, ...middle(word) })).sort((a, b) => a.top - b.top);
  const over = [];
  lines.forEach((one, i) => {
    for (let j = i + 1; j < lines.length && lines[j].top < one.bottom; j += 1) {
      const other = lines[j];
      if (one.parent === other.parent || one.right <= other.left || other.right <= one.left) continue;
      over.push(`${name(one.parent)} on ${name(other.parent)}`);
    }
  });

  // WCAG 2.5.8: 24 by 24 px, or a circle of that size around it that touches no other target; links within a text are free.
  const inText = (element) => style(element).display === "inline"
    && [...block(element).childNodes].some((node) => node !== element && !node.contains?.(element) && node.textContent.trim().length > 1 && !node.querySelector?.("a, button"));
  const label = (element) => (element.labels?.[0] && element.matches("[type=radio], [type=checkbox]") ? element.closest(".choice-group__option") ?? element : element);
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((element) => !hidden(element)).map((element) => ({ element, box: label(element).getBoundingClientRect(), free: inText(element) }));
  const big = ({ box }) => box.width >= 23.9 && box.height >= 23.9;
  const near = (one, other) => {
    const [x, y] = [one.box.left + one.box.width / 2, one.box.top + one.box.height / 2];
    if (!big(other)) return Math.hypot(x - other.box.left - other.box.width / 2, y - other.box.top - other.box.height / 2) < 24;
    const dx = Math.max(other.box.left - x, 0, x - other.box.right);
    return Math.hypot(dx, Math.max(other.box.top - y, 0, y - other.box.bottom)) < 12;
  };
  const small = targets.filter((one) => !big(one) && !one.free && targets.some((other) => other !== one && !one.element.contains(other.element) && near(one, other)));

  return {
    sideways: document.documentElement.scrollWidth > width ? [`${document.documentElement.scrollWidth} of ${width} px`] : [],
    leaving: leaving.map(({ parent }) => name(parent)),
    cut: cut.map(name),
    over,
    small: small.map(({ element, box }) => `${name(element)} ${Math.round(box.width)}×${Math.round(box.height)}`),
  };
};
