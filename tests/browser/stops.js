// Numbers everything the keyboard has to reach, and returns how many there are; of a group of radio buttons, one.
() => {
  const groups = new Set();
  const stops = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
    .filter((element) => {
      if (element.type !== "radio") return true;
      const chosen = document.querySelector(`input[type=radio][name="${element.name}"]:checked`);
      return chosen ? chosen === element : !groups.has(element.name) && groups.add(element.name);
    });
  stops.forEach((element, i) => { element.dataset.stop = i; });
  return stops.length;
};
