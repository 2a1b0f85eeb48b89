/* Filters that submit themselves and keep the focus. Without it, each has an "Update" button. */
const status = document.getElementById("status");
let latest = new AbortController();

/* Puts what the answers change in its place: results, and every link that carries answers on. The form stays. */
function show(page) {
  for (const part of document.querySelectorAll("[data-results]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && !part.contains(document.activeElement)) part.replaceWith(fresh);
  }
  document.title = page.title;
  document.dispatchEvent(new Event("shown"));
  const count = document.querySelector("[data-results] [data-count]") ?? document.querySelector("[data-count]");
  if (status && count) status.textContent = count.textContent.trim();
}

async function update(form) {
  latest.abort();
  const mine = latest = new AbortController();
  const address = new URL(form.action || location.href);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  try {
    const answer = await fetch(address, { signal: mine.signal });
    const text = await answer.text();
    if (!answer.ok) return form.submit();
    history.replaceState(null, "", address);
    show(new DOMParser().parseFromString(text, "text/html"));
  } catch {
    if (!mine.signal.aborted) form.submit();
  }
}

for (const form of document.querySelectorAll("form[data-filters]")) {
  form.addEventListener("change", () => update(form));
}
