/* Filters that submit themselves and keep the focus. Without it, each has an "Update" button. */
const status = document.getElementById("status");

async function update(form) {
  const address = new URL(form.action || location.href);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const answer = await fetch(address);
  if (!answer.ok) return form.submit();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-results]")) {
    const fresh = page.getElementById(part.id);
    if (fresh) part.replaceWith(fresh);
  }
  history.replaceState(null, "", address);
  const count = document.querySelector("[data-results] [data-count]") ?? document.querySelector("[data-count]");
  if (status && count) status.textContent = count.textContent.trim();
}

for (const form of document.querySelectorAll("form[data-filters]")) {
  form.addEventListener("change", () => update(form).catch(() => form.submit()));
}
