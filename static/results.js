// Shows what comes while results are open: at once to who looks at their top and points nowhere, else behind a quiet button.
(() => {
  const MOST = 50, AGAIN = 60000;
  let here, path, source, timer, last, beyond, waiting;
  const cards = () => document.querySelector("#found .cards");
  const tell = (number) => {
    const link = here.firstElementChild;
    link.lastElementChild.textContent = number;
    link.hidden = !number;
  };
  const put = () => {
    for (const card of waiting.splice(0)) {
      const old = cards().querySelector(`a[href="${card.querySelector("a").getAttribute("href")}"]`);
      if (old) old.closest(".card").remove(); // renewed: it moves up
      card.classList.add("fresh");
      card.firstElementChild.append(here.querySelector("template").content.cloneNode(true));
      cards().prepend(card);
      here.children[1].textContent = card.querySelector(".title").textContent; // heard by who cannot see it
    }
    here.dataset.since = last;
    tell("");
  };
  const add = ({ type, data, lastEventId }) => {
    last = lastEventId;
    if (type === "many") tell(beyond = data);
    if (beyond) return; // the button leads to the first page
    const box = document.createElement("template"), list = cards();
    box.innerHTML = data;
    waiting.push(waiting.length < MOST && box.content.firstElementChild);
    const calm = list && list.getBoundingClientRect().top > 0 && !list.matches(":hover, :focus-within");
    calm && waiting.length === 1 ? put() : tell(waiting.length);
  };
  const ask = (at) => at + (at.includes("?") ? "&" : "?") + "since=" + last;
  const look = () => {
    if (source) source.close();
    clearTimeout(timer);
    if (!here || document.hidden) return;
    source = new EventSource(ask(path));
    source.onmessage = add;
    source.addEventListener("many", add);
    source.onerror = ({ target }) => target.readyState === 2 && target === source && fall();
  };
  const begin = () => {
    here = document.getElementById("new");
    [waiting, beyond] = [[], ""];
    ({ since: last, live: path } = here ? here.dataset : {});
  };
  const fall = async () => { // no stream to be had: the button says how many there are
    begin();
    const answer = await fetch(ask(here.dataset.count)).catch(() => null);
    if (answer && answer.ok) here.outerHTML = await answer.text();
    begin();
    timer = setTimeout(look, AGAIN * (1 + Math.random()));
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#new a") || beyond || !cards() || !waiting.length || waiting.length > MOST) return;
    event.preventDefault();
    put();
    cards().scrollIntoView();
    cards().querySelector("a").focus({ preventScroll: true });
  });
  document.addEventListener("htmx:after:swap", () => {
    const now = document.getElementById("new"); // the same element, morphed, may ask another question
    if (now !== here || (now && now.dataset.live !== path)) begin(), look();
  });
  document.addEventListener("visibilitychange", look);
  begin();
  look();
})();
