// What would be answered, shown anew while the table of routes is filled in. Without this, the button shows it.
const form = document.querySelector("form[data-answers]");
const place = document.getElementById("answers");
const WAIT = 300; // milliseconds without typing
let timer;
let latest = 0;

async function show() {
  const mine = ++latest;
  const body = new FormData(form);
  const answer = await fetch(form.dataset.answers, { method: "POST", body }).catch(() => null);
  if (!answer?.ok || mine !== latest) return;
  place.innerHTML = await answer.text(); // our own page, made and escaped by the server
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, WAIT);
});
