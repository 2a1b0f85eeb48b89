/* Lets an editor who had to sign in anew, in another window, go on saving here: signing in changes the token. */
const inForms = "input[name=csrfmiddlewaretoken]";

const renew = () => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (!token || !window.CMS?.config) return;
  window.CMS.config.csrf = token;
  for (const input of document.querySelectorAll(inForms)) input.value = token;
};

for (const sign of ["focus", "pointerdown", "keydown"]) addEventListener(sign, renew, true);
