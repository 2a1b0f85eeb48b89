// The element that has the focus: its number (see stops.js), whether one sees that it has it, and whether it is covered.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const ring = element.closest(".choice-group__option") ?? element;
  const { outlineStyle, outlineWidth } = getComputedStyle(ring);
  const box = element.getBoundingClientRect();
  const places = [[.5, .5], [.1, .5], [.9, .5], [.5, .15], [.5, .85]];
  const seen = places.some(([x, y]) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return top && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].includes(top));
  });
  return {
    number: Number(element.dataset.stop ?? -1),
    words: (element.textContent || element.value || element.id).trim().slice(0, 40),
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    seen,
  };
};
