/* A slideshow by the WAI-ARIA carousel pattern, without rotation. Without it, the strip scrolls. */
function start(show) {
  const strip = show.querySelector(".slideshow__strip");
  const slides = [...strip.children];
  const links = [...show.querySelectorAll(".slideshow__picker a")];
  const [previous, next] = [show.querySelector("[data-previous]"), show.querySelector("[data-next]")];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let now = 0;

  function mark(index) {
    now = index;
    links.forEach((link, i) => (i === now ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    previous.setAttribute("aria-disabled", now === 0);
    next.setAttribute("aria-disabled", now === slides.length - 1);
  }

  function go(index) {
    if (index < 0 || index >= slides.length) return;
    mark(index);
    const left = slides[index].offsetLeft - slides[0].offsetLeft;
    strip.scrollTo({ left, behavior: still.matches ? "auto" : "smooth" });
  }

  function arrow(event) {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const target = links[links.indexOf(event.target) + (move ?? NaN)];
    if (!target) return;
    event.preventDefault();
    target.focus();
    go(links.indexOf(target));
  }

  show.setAttribute("aria-roledescription", show.dataset.carousel);
  strip.setAttribute("aria-live", "polite");
  strip.classList.add("slideshow__strip--live");
  slides.forEach((slide, i) => {
    const place = document.createElement("span");
    place.hidden = true; // named by the slide, not read a second time
    place.id = `${slide.id}-place`;
    place.textContent = show.dataset.of.replace("{n}", i + 1).replace("{all}", slides.length);
    slide.append(place);
    slide.setAttribute("aria-roledescription", show.dataset.slide);
    slide.setAttribute("aria-labelledby", `${slide.id}-title ${place.id}`);
  });
  show.querySelector(".slideshow__controls").hidden = false;
  previous.addEventListener("click", () => go(now - 1));
  next.addEventListener("click", () => go(now + 1));
  links.forEach((link, i) => link.addEventListener("click", (event) => { event.preventDefault(); go(i); }));
  links[0].closest("ul").addEventListener("keydown", arrow);
  strip.addEventListener("scrollend", () => {
    const left = strip.scrollLeft + 1;
    const near = slides.findLastIndex((slide) => slide.offsetLeft - slides[0].offsetLeft <= left);
    if (strip.matches(":hover, :focus")) mark(Math.max(near, 0));
  });
  mark(0);
}

document.querySelectorAll("[data-slideshow]").forEach(start);
