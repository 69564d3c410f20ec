// Measures the page: what sticks out sideways, what is hard to hit with a finger, what has no name, how many headings.
() => {
  const LEAST = 43.5, WORD = new Set(["P", "DD", "TD", "TH", "LI", "SPAN", "DIV", "ADDRESS", "H2", "BLOCKQUOTE"]);
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const where = (one) => {
    const box = one.getBoundingClientRect();
    const text = (one.getAttribute("aria-label") || one.textContent || one.name || "").trim().slice(0, 40);
    return `${one.tagName.toLowerCase()}.${one.className.baseVal ?? one.className} “${text}” ` +
      `${Math.round(box.left)}…${Math.round(box.right)}, ${Math.round(box.width)} × ${Math.round(box.height)}`;
  };
  const scrolls = (one) => {
    for (let up = one.parentElement; up; up = up.parentElement) {
      if (up !== document.body && /auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const side = document.documentElement.clientWidth;
  const tooWide = document.documentElement.scrollWidth > side;
  const wide = !tooWide ? [] : [...document.body.querySelectorAll("*")]
    .filter((one) => shown(one) && one.getBoundingClientRect().right > side + 0.5 && !scrolls(one)).slice(0, 3).map(where);
  if (tooWide && !wide.length) wide.push(`the page is ${document.documentElement.scrollWidth} wide`);

  // The area of a control: its own box, that of its label, and what ::after lays around it.
  const area = (one) => {
    const around = one.matches("input[type=checkbox], input[type=radio]") ? one.closest("label") || one : one;
    const box = around.getBoundingClientRect(), after = getComputedStyle(one, "::after");
    const cover = after.content !== "none" && after.position === "absolute";
    return cover ? [Math.max(box.width, parseFloat(after.width)), Math.max(box.height, parseFloat(after.height))]
      : [box.width, box.height];
  };
  // A link among words or in a cell is as high as its line, like everywhere.
  const inText = (one) => one.tagName === "A" && getComputedStyle(one).display === "inline" && WORD.has(one.parentElement.tagName);
  const hard = (one) => {
    const [width, height] = area(one);
    return shown(one) && !inText(one) && !one.closest(".hide, .trap") && (width < LEAST || height < LEAST);
  };
  const pressed = "a[href], button, summary, select, input:not([type=hidden])";
  const small = [...document.querySelectorAll(pressed)].filter(hard).map(where);

  const named = (one) => [one.getAttribute("aria-label"), one.textContent, one.title,
    ...[...one.querySelectorAll("img")].map((image) => image.alt), ...[...(one.labels || [])].map((label) => label.textContent)]
    .join("").trim();
  const nameless = [...document.querySelectorAll("a[href], button, select, textarea, input:not([type=hidden])")]
    .filter((one) => shown(one) && !named(one)).map(where);
  nameless.push(...[...document.images].filter((one) => !one.hasAttribute("alt")).map(where));
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  nameless.push(...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `the id ${id} twice`));
  return { wide, small, nameless, headings: document.querySelectorAll("h1").length };
}
