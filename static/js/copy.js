/**
 * A button that puts a text on the clipboard. The text is a link or stands on the page, so that who has no JavaScript
 * (or no clipboard) takes it there; the button only shows when it works.
 */

const SHOWN_MS = 2500;

/**
 * The text a button copies: of its own page, or of an address of this site.
 * @param {HTMLButtonElement} button
 * @returns {Promise<string>}
 */
async function textOf(button) {
  if (button.dataset.copyFrom) {
    return document.getElementById(button.dataset.copyFrom)?.innerText.trim() ?? "";
  }
  const answer = await fetch(button.dataset.copyUrl ?? "", { credentials: "omit" });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return (await answer.text()).replace(/^\uFEFF/, "").trim();
}

/**
 * Copy within the click: Safari refuses a clipboard that is written after waiting, unless it gets the promise itself.
 * @param {Promise<string>} text
 * @returns {Promise<void>}
 */
function copy(text) {
  if (typeof ClipboardItem === "function" && navigator.clipboard.write) {
    const blob = text.then((words) => new Blob([words], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  }
  return text.then((words) => navigator.clipboard.writeText(words));
}

if (navigator.clipboard) {
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll("[data-copy-from], [data-copy-url]");
  for (const button of buttons) {
    const name = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      copy(textOf(button)).then(
        () => {
          button.textContent = button.dataset.copied ?? name;
          setTimeout(() => {
            button.textContent = name;
          }, SHOWN_MS);
        },
        () => {
          button.hidden = true;
        },
      );
    });
  }
}
