/**
 * Light or dark, as the reader chose; without a choice the system's own. It is kept in this browser alone and never sent.
 * Not a module: it runs before the first paint, so that nothing flashes.
 */
(() => {
  const KEY = "colours";
  const root = document.documentElement;

  /** @returns {string} "light", "dark", or "" for the system's own */
  function chosen() {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }

  /** @param {string} choice */
  function keep(choice) {
    try {
      if (choice) {
        localStorage.setItem(KEY, choice);
      } else {
        localStorage.removeItem(KEY);
      }
    } catch {
      // A browser that keeps nothing shows the choice on this page only.
    }
  }

  /**
   * The attribute, empty too, tells the style sheet that there is something to choose with.
   * @param {string} choice
   */
  function show(choice) {
    root.dataset.colours = choice === "light" || choice === "dark" ? choice : "";
  }

  show(chosen());
  addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "colours") {
      keep(target.value);
      show(target.value);
    }
  });
  addEventListener("DOMContentLoaded", () => {
    const input = document.querySelector(`input[name="colours"][value="${root.dataset.colours}"]`);
    if (input instanceof HTMLInputElement && !input.checked) {
      input.checked = true;
    }
  });
})();
