// Searches of people without an account: kept by this browser alone, listed on the page of kept searches.
(() => {
  const list = document.getElementById("kept");
  const read = () => JSON.parse(localStorage.getItem("searches") || "[]");
  const write = (all) => localStorage.setItem("searches", JSON.stringify(all.slice(0, 50)));
  const without = (path) => read().filter((one) => one[0] !== path);
  const show = () => {
    list.replaceChildren(...read().map(([path, name]) => {
      const item = list.nextElementSibling.content.cloneNode(true), link = item.querySelector("a");
      [link.href, link.textContent, item.querySelector("button").dataset.drop] = [path, name, path];
      return item;
    }));
    list.hidden = !list.children.length;
    list.parentNode.querySelector(".empty").hidden = !list.hidden;
  };
  document.addEventListener("click", ({ target }) => {
    const { save, name, drop } = (target.closest("[data-save], [data-drop]") || list || document.body).dataset;
    if (save) write([[save, name], ...without(save)]);
    if (drop) write(without(drop)), show();
  });
  if (list) show();
})();
