// A member's pages as they are now: how much is unread, and in an open conversation each message once, read while it is seen.
(() => {
  const talk = document.querySelector("#talk[data-events]"), seen = document.getElementById("seen");
  let source;
  const last = () => ([...talk.querySelectorAll("[id^=message-]")].pop() || { id: "message-0" }).id.slice(8);
  const once = () => {
    const known = new Set();
    for (const one of talk ? talk.querySelectorAll("[id], [data-of]") : []) {
      const key = one.id || "day-" + one.dataset.of;
      known.has(key) ? one.remove() : known.add(key);
    }
  };
  const add = (event) => {
    const low = innerHeight + scrollY > document.documentElement.scrollHeight - 200;
    talk.insertAdjacentHTML("beforeend", event.data);
    once();
    if (low) scrollTo(0, document.documentElement.scrollHeight);
    seen.elements.upto.value = event.lastEventId;
    fetch(seen.action, { method: "POST", body: new FormData(seen) }).catch(() => undefined); // the next one marks this one too
  };
  const tell = ({ type, data }) => {
    document.querySelectorAll(`[data-${type}]`).forEach((place) => (place.innerHTML = data));
    document.body.dispatchEvent(new Event(type)); // the inbox fetches itself anew
  };
  const look = () => {
    if (source) source.close();
    if (document.hidden) return;
    source = new EventSource(talk ? `${talk.dataset.events}?after=${last()}` : document.querySelector("[data-inbox]").dataset.inbox);
    source.onmessage = add;
    ["unread", "mark"].forEach((name) => source.addEventListener(name, tell));
  };
  document.addEventListener("htmx:after:swap", once);
  document.addEventListener("visibilitychange", look);
  look();
})();
