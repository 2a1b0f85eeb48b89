/* Copies addresses. Without it, "Copy link" is a link to the permanent address, and mail addresses stand in full. */
const status = document.getElementById("status");
let clearing;

function announce(text) {
  clearTimeout(clearing);
  status.textContent = text;
  clearing = setTimeout(() => { status.textContent = ""; }, 4000);
}

async function copy(event) {
  const source = event.target.closest("[data-copy]");
  if (!source || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  try {
    const text = source.dataset.copy;
    await navigator.clipboard.writeText(text.startsWith("/") ? new URL(text, location.href).href : text);
    announce(source.dataset.copied);
  } catch {
    if (source.href) location.assign(source.href);
  }
}

function offer() {
  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = false;
}

if (navigator.clipboard && status) {
  offer();
  document.addEventListener("shown", offer); /* filters.js has put other buttons in their place */
  document.addEventListener("click", copy);
}
